import type { SeriesInput, SeriesTexts } from '#events/index.ts';
import { Reading } from '#ui/form/reading.ts';
import type { Values } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';

export type FormLanguage = { code: string; name: string };

/** The page's language first. */
export function formLanguages(language: string): FormLanguage[] {
	return [...new Set([language, ...uiLanguages])].map((code) => ({ code, name: languageName(code) }));
}

export function seriesValues({ year, texts }: SeriesInput): Values {
	const values: Values = { year: [String(year)] };
	for (const [code, { title, foreword }] of Object.entries(texts)) {
		values[`title.${code}`] = [title];
		values[`foreword.${code}`] = [foreword];
	}
	return values;
}

export function enteredSeries(
	values: Values,
	languages: readonly FormLanguage[]
): { input: SeriesInput; form: Reading } {
	const form = new Reading(values);
	const texts: SeriesTexts = Object.fromEntries(
		languages.map(({ code }) => [
			code,
			{
				title: form.line(`title.${code}`) ?? '',
				foreword: form.text(`foreword.${code}`, { longest: 8000 }) ?? ''
			}
		])
	);
	const year = form.line('year', { required: true, longest: 10 });
	return { input: { year: year !== null && /^\d{4}$/u.test(year) ? Number(year) : 0, texts }, form };
}
