import { dayText } from '#certificates/index.ts';
import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import { shownState, type ShownState } from './chart-state.ts';
import type { Fact, FactKey } from './fact.ts';
import { factText } from './fact-text.ts';
import type { PaperNames } from './paper-names.ts';

/** All that a reader may ask of a number, in words. */
export type PaperNumber = {
	key: FactKey;
	state: ShownState;
	value: string;
	n: string;
	base: string;
	missing: string;
	name: string;
	/** Whom it is narrowed to: 'Sector: NGO'. */
	group: string[];
	counts: string;
	limits: string;
	computed: string;
	query: string;
	dataVersion: string;
	indicator: string;
	indicatorName: string;
	indicatorVersion: number;
	/** Stands in a sentence, not only in a chart, a table or a map. */
	inText: boolean;
};

export function paperNumber(
	fact: Fact,
	names: PaperNames,
	language: UiLanguage,
	inText: boolean
): PaperNumber {
	const { name, counts, limits } = names.indicator(fact.indicator, fact.indicatorVersion);
	const text = (facet: 'value' | 'n' | 'base' | 'missing') => factText(fact, facet, language);
	return {
		...{ key: fact.key, state: shownState(fact), inText, limits },
		counts: [counts, ...weightedText(fact, names, language)].filter(Boolean).join(' '),
		...{ value: text('value'), n: text('n'), base: text('base'), missing: text('missing') },
		name: fact.option === null ? name : `${name} – ${names.option(fact.indicator, fact.option)}`,
		group: Object.entries(fact.group).map(
			([dimension, category]) =>
				names.dimension(fact.indicator, dimension) +
				m.desk_colon({}, { locale: language }) +
				names.category(fact.indicator, dimension, category)
		),
		computed: instantText(fact.computedAt, language),
		...{ query: fact.query, dataVersion: fact.dataVersion },
		...{ indicator: fact.indicator, indicatorName: name, indicatorVersion: fact.indicatorVersion }
	};
}

/** That a value is weighted, and which cohorts it says nothing of. */
function weightedText({ weighted, indicator }: Fact, names: PaperNames, locale: UiLanguage): string[] {
	if (!weighted) return [];
	const cohorts = new Intl.ListFormat(locale).format(
		weighted.leftOut.map((slug) => names.category(indicator, 'cohort', slug))
	);
	return [
		m.impact_weighted_text({}, { locale }),
		...(cohorts === '' ? [] : [m.impact_weighted_left_out({ cohorts }, { locale })])
	];
}

/** '12 November 2026, 14:05 UTC': two computations of one day differ. */
function instantText(at: string, language: string): string {
	return `${dayText(new Date(at), language)}, ${at.slice(11, 16)} UTC`;
}
