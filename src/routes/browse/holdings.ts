import type { EntrySummary } from '#catalogue/index.ts';
import type { Found } from '../found/found.ts';
import { languageName, languageNameIn } from '#vocabulary/index.ts';

export const entryKinds = ['course', 'event', 'resource'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** How many of each kind. */
export type Held = Record<EntryKind, number>;

export type LanguageHeld = {
	code: string;
	/** By its own name, and in the page's language where that differs. */
	name: string;
	inPage: string | null;
};

export type Listed = { entries: EntrySummary[]; total: number };

/** What a page shows of the records under its filter. */
export type HeldFor = {
	now: Date;
	holdings: Holdings;
	soonest: Listed;
	newest: Listed;
	/** The impact stories released last. */
	stories: Found[];
};

export type Holdings = { total: number; kinds: Held; languages: (LanguageHeld & { held: Held })[] };

export function languageHeldIn(code: string, language: string): LanguageHeld {
	const name = languageName(code);
	const inPage = languageNameIn(code, language);
	return { code, name, inPage: inPage.toLowerCase() === name.toLowerCase() ? null : inPage };
}
