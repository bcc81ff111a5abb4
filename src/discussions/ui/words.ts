import { remembered } from '#platform/index.ts';
import { direction } from '#vocabulary/index.ts';

const locale = (language: string) =>
	language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language;
const days = remembered(
	(language) => new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeZone: 'UTC' })
);

/** '22 Nov 2026', by the days of UTC. */
export function dayOf(at: Date, language: string): string {
	return days(language).format(at);
}

/** Marks words of another language than the page's. */
export function own(of: string, language: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
	return of === language ? {} : { lang: of, dir: direction(of) };
}
