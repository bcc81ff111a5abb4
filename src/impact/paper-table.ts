import type { Fact, FactKey } from './fact.ts';
import type { Paper } from './paper.ts';

/** Of a column: its name, and what stands in it for each fact. */
type Column = [name: string, of: (fact: Fact) => string | number | null];

const columns: Column[] = [
	['key', ({ key }) => key],
	['indicator', ({ indicator }) => indicator],
	['indicator_version', ({ indicatorVersion }) => indicatorVersion],
	['option', ({ option }) => option],
	['group', ({ group }) => groupText(group)],
	['state', ({ state }) => state],
	['unit', ({ unit }) => unit],
	['value', ({ state, value }) => (state === 'told' ? value : null)],
	['n', ({ state, n }) => (state === 'told' ? n : null)],
	['base', ({ state, base }) => (state === 'told' ? base : null)],
	['missing', ({ state, missing }) => (state === 'told' ? missing : null)],
	['decimals_shown', ({ decimals }) => decimals],
	['data_version', ({ dataVersion }) => dataVersion],
	['query', ({ query }) => query],
	['computed_at', ({ computedAt }) => computedAt]
];

/**
 * Every number of a release, for programs: columns are named in English whatever the language, values stand as they were
 * computed, and each row brings its own codebook (what it shows, counts and does not say, in the language of the story).
 * What is suppressed has a state and empty cells, never 0.
 */
export function paperTable(
	{ numbers, release, slug, language }: Paper,
	facts: Readonly<Record<FactKey, Fact>>
): (string | number | null)[][] {
	return [
		[
			'story',
			'release',
			...columns.map(([name]) => name),
			'language',
			'shown',
			'name',
			'of_whom',
			'counts',
			'limits'
		],
		...numbers.flatMap((number) => {
			const fact = facts[number.key];
			if (!fact) return [];
			return [
				[
					...[slug, release.number],
					...columns.map(([, of]) => of(fact)),
					...[language, number.value, number.name, number.group.join('; '), number.counts, number.limits]
				]
			];
		})
	];
}

function groupText(group: Fact['group']): string {
	return Object.entries(group)
		.map(([dimension, category]) => `${dimension}=${category}`)
		.join(';');
}
