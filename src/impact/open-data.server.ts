import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import { publicScope } from './cohort.server.ts';
import type { Fact } from './fact.ts';
import { readFacts } from './fact.server.ts';
import { shownValue } from './fact-text.ts';
import { builtIn } from './built-in.ts';
import { namesOf } from './names.server.ts';

export type OpenTable = (string | number | null)[][];

/**
 * Every indicator of all that is over, of everybody and by each of its breakdowns, as everybody may have it. What is hidden is
 * `suppressed`, what nobody answered `no_answer`: neither is ever a zero. Indicators of evaluators are not in it: two that
 * differ by little would tell the difference, and nobody looks before this is read.
 */
export async function openData(language: string, now: Date): Promise<OpenTable> {
	const { scope } = await publicScope(now);
	const indicators = builtIn;
	const reading = await readFacts(scope, indicators);
	const tables = await Promise.all(
		indicators.flatMap((indicator) => [null, ...indicator.by].map((by) => reading.keysOf(indicator, by)))
	);
	const facts = await reading.factsFor(tables.flat(), now, 'everybody');
	const names = await namesOf(scope, language, indicators);
	const rows = tables.flat().flatMap((key) => facts[key] ?? []);
	return [openColumns.map(({ name }) => name), ...rows.map((fact) => rowOf(fact, names.fact(fact)))];
}

type Sentence = (inputs: Record<string, never>, options: { locale: UiLanguage }) => string;

/** The columns in their order; their names are the same in every language, what they mean is not. */
const openColumns: readonly { name: string; means: Sentence }[] = [
	{ name: 'key', means: m.impact_column_key },
	{ name: 'indicator', means: m.impact_column_indicator },
	{ name: 'definition', means: m.impact_column_definition },
	{ name: 'answer', means: m.impact_column_answer },
	{ name: 'breakdown', means: m.impact_column_breakdown },
	{ name: 'category', means: m.impact_column_category },
	{ name: 'name', means: m.impact_column_name },
	{ name: 'state', means: m.impact_column_state },
	{ name: 'unit', means: m.impact_column_unit },
	{ name: 'value', means: m.impact_column_value },
	{ name: 'n', means: m.impact_column_n },
	{ name: 'base', means: m.impact_column_base },
	{ name: 'missing', means: m.impact_column_missing },
	{ name: 'data_version', means: m.impact_column_data_version },
	{ name: 'computed_at', means: m.impact_column_computed_at }
];

function rowOf(fact: Fact, name: string): OpenTable[number] {
	const [[breakdown, category] = ['', '']] = Object.entries(fact.group);
	return [
		...[fact.key, fact.indicator, fact.indicatorVersion, fact.option, breakdown, category, name],
		...[fact.state, fact.unit, shownValue(fact), fact.n, fact.base, fact.missing],
		...[fact.dataVersion, fact.computedAt]
	];
}

/** What each column means, and what each indicator counts. */
export function openCodebook(language: string): OpenTable {
	return [
		['kind', 'name', 'title', 'means', 'limits'],
		...openColumns.map(({ name, means }) => [
			'column',
			name,
			null,
			means({}, { locale: language as UiLanguage }),
			null
		]),
		...builtIn.map(({ id, texts }) => {
			const words = texts[language] ?? texts['en'] ?? Object.values(texts)[0];
			return ['indicator', id, words?.name ?? id, words?.counts ?? null, words?.limits ?? null];
		})
	];
}
