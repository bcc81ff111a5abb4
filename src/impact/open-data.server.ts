import { publicScope } from './cohort.server.ts';
import type { Fact } from './fact.ts';
import { factsFor, keysOf } from './fact.server.ts';
import { shownValue } from './fact-text.ts';
import { listIndicators } from './indicators.server.ts';
import { namesOf } from './names.server.ts';
import { publicFacts } from './public-fact.ts';

export type OpenTable = (string | number | null)[][];

/**
 * Every indicator of all that is over, of everybody and by each of its breakdowns, as everybody may have it. What is hidden is
 * `suppressed`, what nobody answered `no_answer`: neither is ever a zero.
 */
export async function openData(language: string, now: Date): Promise<OpenTable> {
	const { scope } = await publicScope(now);
	const indicators = await listIndicators();
	const tables = await Promise.all(
		indicators.flatMap(({ id, by }) => [null, ...by].map((one) => keysOf(scope, id, one)))
	);
	const facts = await factsFor(scope, tables.flat(), now);
	const names = await namesOf(scope, language, indicators);
	const rows = tables.flatMap((keys) => publicFacts(keys.flatMap((key) => facts[key] ?? [])));
	return [openColumns.map(({ name }) => name), ...rows.map((fact) => rowOf(fact, names.fact(fact)))];
}

const openColumns = [
	{ name: 'key', means: 'The name of the number: indicator.answer:breakdown.category.' },
	{ name: 'indicator', means: 'What is counted; see the rows of indicators below.' },
	{ name: 'definition', means: 'The version of its definition.' },
	{ name: 'answer', means: 'The answer it is about, of an indicator with several.' },
	{ name: 'breakdown', means: 'What people are told apart by; empty: everybody.' },
	{ name: 'category', means: 'Which of them; empty: unknown, or everybody.' },
	{ name: 'name', means: 'Answer and category in words.' },
	{
		name: 'state',
		means: 'told; suppressed: too few people, or it would tell of them; no_answer: nobody was in its base.'
	},
	{ name: 'unit', means: 'count; percent (0 to 100); mean.' },
	{ name: 'value', means: 'Rounded as it is told.' },
	{ name: 'n', means: 'How many count.' },
	{ name: 'base', means: 'Out of how many.' },
	{ name: 'missing', means: 'Asked, and said nothing; empty: fewer than 5.' },
	{ name: 'data_version', means: 'The same data have the same one.' },
	{ name: 'computed_at', means: 'When, in UTC.' }
] as const;

function rowOf(fact: Fact, name: string): OpenTable[number] {
	const [[breakdown, category] = ['', '']] = Object.entries(fact.group);
	return [
		...[fact.key, fact.indicator, fact.indicatorVersion, fact.option, breakdown, category, name],
		...[fact.state, fact.unit, shownValue(fact), fact.n, fact.base, fact.missing],
		...[fact.dataVersion, fact.computedAt]
	];
}

/** What each column means, and what each indicator counts. */
export async function openCodebook(language: string): Promise<OpenTable> {
	const indicators = await listIndicators();
	return [
		['kind', 'name', 'title', 'means', 'limits'],
		...openColumns.map(({ name, means }) => ['column', name, null, means, null]),
		...indicators.map(({ id, texts }) => {
			const words = texts[language] ?? texts['en'] ?? Object.values(texts)[0];
			return ['indicator', id, words?.name ?? id, words?.counts ?? null, words?.limits ?? null];
		})
	];
}
