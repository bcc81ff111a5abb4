import { direction, languageName } from '#vocabulary/index.ts';

/** A language a course is written in: what a page needs to mark its words. */
export type Tongue = { code: string; name: string; dir: 'ltr' | 'rtl' };

export function tongueOf(code: string): Tongue {
	return { code, name: languageName(code), dir: direction(code) };
}
