import type { Id } from '#platform/index.ts';
import { isLanguage } from '#vocabulary/index.ts';

export type SeriesId = Id<'Series'>;
export type SeriesTexts = Record<string, { title: string; foreword: string }>;

/** A centre's programme for a year: a series of events and editions. On screens: a yearly programme. */
export type Series = {
	id: SeriesId;
	slug: string;
	/** The organisation whose year it is. */
	centreId: string;
	year: number;
	state: 'draft' | 'published';
	texts: SeriesTexts;
	illustrative: boolean;
	revision: number;
	updatedAt: Date;
};

export type SeriesInput = Pick<Series, 'year' | 'texts'>;
export type SeriesProblem = { field: string; code: string; details?: Record<string, string | number> };

export const firstYear = 2000;
export const lastYear = 2100;
const longestTitle = 300;
const longestForeword = 8000;

/** What is wrong with it, by the field of its form. */
export function problemsOfSeries({ year, texts }: SeriesInput): SeriesProblem[] {
	const known = Object.entries(texts);
	const isYear = Number.isInteger(year) && year >= firstYear && year <= lastYear;
	return [
		...(isYear
			? []
			: [
					{
						field: 'year',
						code: 'year_between',
						details: { first: String(firstYear), last: String(lastYear) }
					}
				]),
		...(known.some(([, { title }]) => title.trim() !== '') ? [] : [{ field: 'title.en', code: 'required' }]),
		...known.flatMap(([language, { title, foreword }]) => {
			if (!isLanguage(language))
				return [{ field: 'title.en', code: 'unknown_language', details: { text: language.slice(0, 20) } }];
			const long = (field: string, most: number) => ({
				...{ field: `${field}.${language}`, code: 'longer_than', details: { most } }
			});
			return [
				...(title.trim() === '' && foreword.trim() !== ''
					? [{ field: `title.${language}`, code: 'title_required' }]
					: []),
				...(title.length > longestTitle ? [long('title', longestTitle)] : []),
				...(foreword.length > longestForeword ? [long('foreword', longestForeword)] : [])
			];
		})
	];
}

/** What it is called on a page in `language`, else in English, else in any language it has. */
export function seriesText(
	texts: SeriesTexts,
	language: string
): { title: string; foreword: string; language: string } {
	const of = [language, 'en', ...Object.keys(texts)].find((code) => texts[code]?.title) ?? 'en';
	return { title: texts[of]?.title ?? '', foreword: texts[of]?.foreword ?? '', language: of };
}

export function seriesPath(language: string, slug: string): string {
	return `/${language}/programmes/${slug}`;
}

/** The day from which nothing of an agency's contact is kept: the last of March after the year. */
export function eraseAgencyOn(year: number): string {
	return `${year + 1}-03-31`;
}
