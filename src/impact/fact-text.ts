import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { Fact, Facet } from './fact.ts';
import type { KnownFacts } from './lint/index.ts';

/** A number of a fact as readers of a language write it; a word where there is none that may be told. */
export function factText(fact: Fact, facet: Facet, language: string): string {
	const locale = language as UiLanguage;
	if (fact.state === 'no_answer') return m.impact_no_answer({}, { locale });
	if (fact.state === 'suppressed') return m.impact_not_shown({}, { locale });
	const number = fact[facet];
	// Of a count, what is unknown may be hidden for what it would tell, however many they are.
	if (number === null)
		return fact.unit === 'count' ? m.impact_not_shown({}, { locale }) : m.impact_few({}, { locale });
	if (facet !== 'value' || fact.unit === 'count') return numberIn(language, number, 0);
	return fact.unit === 'percent'
		? percentIn(language, number, fact.decimals)
		: numberIn(language, number, fact.decimals);
}

function numberIn(language: string, number: number, decimals: number): string {
	return new Intl.NumberFormat(`${language}-u-nu-latn`, {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	}).format(number);
}

function percentIn(language: string, share: number, decimals: number): string {
	return new Intl.NumberFormat(`${language}-u-nu-latn`, {
		style: 'percent',
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	}).format(share);
}

/** A value as it is shown: 80.3 for 0.80312 of a share with one decimal. */
export function shownValue({
	value,
	unit,
	decimals
}: Pick<Fact, 'value' | 'unit' | 'decimals'>): number | null {
	if (value === null) return null;
	const factor = 10 ** decimals;
	return Math.round(value * (unit === 'percent' ? 100 : 1) * factor) / factor;
}

/** What tokens stand for, for the linter: the facts that are told, and their facets as keys of their own. */
export function knownFacts(facts: Readonly<Record<string, Fact>>): KnownFacts {
	const known: KnownFacts = {};
	for (const [key, fact] of Object.entries(facts)) {
		if (fact.state !== 'told') continue;
		const value = shownValue(fact);
		if (value !== null && fact.unit !== 'mean')
			known[key] = {
				...{ value, unit: fact.unit },
				...(fact.unit === 'percent' && {
					decimals: fact.decimals,
					...(fact.base !== null && { base: fact.base })
				})
			};
		for (const facet of ['n', 'base', 'missing'] as const) {
			const count = fact[facet];
			if (count !== null) known[`${key}.${facet}`] = { value: count, unit: 'count' };
		}
	}
	return known;
}
