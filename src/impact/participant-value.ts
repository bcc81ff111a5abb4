import { m } from '#messages/messages.js';
import { countries, languages, uiLanguages } from '#vocabulary/index.ts';
import type { CohortDimension } from './cohort.ts';
import { profileCategories, profileCategory } from './dimension-name.ts';

/** A value as it is compared: in any case, without accents, whatever stands between its words. */
export function plainValue(text: string): string {
	return text
		.normalize('NFKD')
		.replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '')
		.toLowerCase()
		.replaceAll(/[’ʼ`]/gu, "'")
		.replaceAll(/[\s_\p{Pd}]+/gu, ' ')
		.trim();
}

/** Every category that a cohort may tell people apart by in a dimension. */
export function categoriesIn(dimension: CohortDimension): readonly string[] {
	switch (dimension) {
		case 'country':
			return countries.map(({ iso2 }) => iso2);
		case 'language':
			return languages.map(({ code }) => code);
		case 'gender':
		case 'sector':
		case 'relation':
		case 'age_band':
		case 'certificate':
			return profileCategories(dimension);
	}
}

/**
 * The category that a value names, by its code or by its name in one of the hub’s languages; '': it says that nothing is
 * known. Null: no category is called so, or two are. Nothing is guessed, since a category is what everybody reads.
 */
export function categoryNamed(dimension: CohortDimension, text: string): string | null {
	const plain = plainValue(text);
	return plain === '' ? '' : (namesIn(dimension).get(plain) ?? null);
}

/** Words that lists use beside the names of the form. Never a single letter: M is a man in one list, a woman (mujer) in another. */
const alsoCalled: Partial<Record<CohortDimension, Readonly<Record<string, string>>>> = {
	gender: {
		...{ women: 'female', females: 'female', femenino: 'female', féminin: 'female', أنثى: 'female' },
		...{ женский: 'female', 女性: 'female', men: 'male', males: 'male', masculino: 'male' },
		...{ masculin: 'male', ذكر: 'male', мужской: 'male', 男性: 'male' }
	}
};

// Namibia, or what a spreadsheet writes where it has nothing.
const doubtful = new Set(['na']);

const found = new Map<CohortDimension, ReadonlyMap<string, string>>();

function namesIn(dimension: CohortDimension): ReadonlyMap<string, string> {
	const known = found.get(dimension);
	if (known) return known;
	const called = new Map<string, string>();
	const twice = new Set(doubtful);
	for (const [name, category] of pairs(dimension)) {
		const plain = plainValue(name);
		if (called.has(plain) && called.get(plain) !== category) twice.add(plain);
		called.set(plain, category);
	}
	for (const name of twice) called.delete(name);
	found.set(dimension, called);
	return called;
}

function pairs(dimension: CohortDimension): [name: string, category: string][] {
	const nothing = uiLanguages.flatMap((locale): [string, string][] => [
		[m.impact_unknown({}, { locale }), ''],
		[m.editions_not_said({}, { locale }), '']
	]);
	return [
		...nothing,
		['not_said', ''],
		...namesOf(dimension),
		...Object.entries(alsoCalled[dimension] ?? {})
	];
}

function namesOf(dimension: CohortDimension): [string, string][] {
	const each = (category: string, names: readonly (string | undefined)[]) =>
		names.flatMap((name): [string, string][] => (name ? [[name, category]] : []));
	if (dimension === 'country')
		return countries.flatMap(({ iso2, iso3, names }) => each(iso2, [iso2, iso3, ...Object.values(names)]));
	if (dimension === 'language')
		return languages.flatMap(({ code, native, names }) =>
			each(code, [code, native, ...Object.values(names)])
		);
	return categoriesIn(dimension).flatMap((code) =>
		each(code, [code, ...uiLanguages.map((locale) => profileCategory(dimension, code, locale) ?? undefined)])
	);
}
