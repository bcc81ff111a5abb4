import { publicScope, type PublicScope } from './cohort.server.ts';
import { narrowedBy } from './dashboard.ts';
import type { Fact, FactKey } from './fact.ts';
import { keyOf, parseKey } from './fact-key.ts';
import { readFacts } from './fact.server.ts';
import type { Group } from './group.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.server.ts';
import { namesOf, type Names } from './names.server.ts';

/** One indicator broken down by one dimension (null: by its own answers), as everybody may see it. */
export type Breakdown = { indicator: Indicator; by: string | null; facts: Fact[] };

export type Dashboard = Omit<PublicScope, 'scope'> & {
	group: Group;
	/** It was narrowed by more than two, and only two are used. */
	more: boolean;
	/** What it can be narrowed to: the categories that occur. */
	choices: Record<'year' | 'country' | 'region' | 'gender', string[]>;
	/** Of everybody it is narrowed to; an indicator that does not know what it is narrowed by is not there. */
	whole: { indicator: Indicator; fact: Fact }[];
	breakdowns: Breakdown[];
	dataVersion: string | null;
	names: Names;
};

const headlines = [
	...['participants', 'certificates_completion', 'certificates_participation', 'respondents'],
	...['response_rate', 'intention', 'application', 'importance', 'importance_mean', 'attribution']
];
const wanted: [indicator: string, by: string | null][] = [
	...['year', 'country', 'region', 'gender', 'sector', 'language', 'certificate'].map(
		(by): [string, string] => ['participants', by]
	),
	...['topic_relation', 'sector', 'gender', 'region'].map((by): [string, string] => ['application', by]),
	...[['topics_applied', null] as [string, null], ['obstacles', null] as [string, null]],
	...[['topics_wanted', null] as [string, null], ['attribution', 'topic_relation'] as [string, string]],
	...['region', 'gender', 'language'].map((by): [string, string] => ['respondents', by]),
	...['gender', 'language', 'certificate'].map((by): [string, string] => ['response_rate', by])
];

/** The numbers over everything that was held here and is over, narrowed by what the address says. */
export async function dashboardOf(params: URLSearchParams, language: string, now: Date): Promise<Dashboard> {
	const [{ scope, cohorts, illustrative, leftOut }, indicators] = await Promise.all([
		publicScope(now),
		listIndicators()
	]);
	const reading = await readFacts(scope, indicators);
	const { group, more } = narrowedBy(params);
	const byId = new Map(indicators.map((one) => [one.id, one]));
	const isOffered = (id: string, dimensions: readonly string[]): boolean =>
		dimensions.every((dimension) => byId.get(id)?.by.includes(dimension));
	const own = Object.keys(group);
	const dimensionsOf = ['year', 'country', 'region', 'gender'] as const;
	reading.prepare(
		wanted.flatMap(([id, by]) => {
			const indicator = byId.get(id);
			const alone = by === null ? [] : [by];
			return indicator
				? [[], alone, own, [...own, ...alone]].map((all) => ({ indicator, by: all.toSorted() }))
				: [];
		}),
		'everybody'
	);
	const keysOf = async (id: string, by: string | null): Promise<FactKey[]> => {
		const indicator = byId.get(id);
		return indicator ? reading.keysOf(indicator, by) : [];
	};
	const heads = headlines.filter((id) => isOffered(id, own)).map((id) => keyOf(id, null, group));
	// What was answered is counted here while the database counts participants.
	const [tables, categories, names] = await Promise.all([
		Promise.all(
			wanted
				.filter(([, by]) => own.length < 2 && !(by !== null && own.includes(by)))
				.filter(([id, by]) => isOffered(id, by === null ? own : [...own, by]))
				.map(async ([id, by]) => {
					const keys = await keysOf(id, by);
					return { id, by, keys: keys.flatMap((key) => narrowed(key, group)) };
				})
		),
		Promise.all(
			dimensionsOf.map(async (by) => (await keysOf('participants', by)).map((key) => categoryIn(key, by)))
		),
		namesOf(scope, language, indicators)
	]);
	const facts = await reading.factsFor([...heads, ...tables.flatMap(({ keys }) => keys)], now, 'everybody');
	const of = (keys: readonly FactKey[]): Fact[] => keys.flatMap((key) => facts[key] ?? []);
	return {
		...{ cohorts, illustrative, leftOut, group, more },
		choices: Object.fromEntries(
			dimensionsOf.map((by, i) => [by, (categories[i] ?? []).filter((category) => category !== '')])
		) as Dashboard['choices'],
		whole: heads.flatMap((key) => {
			const indicator = byId.get(parseKey(key)?.indicator ?? '');
			const [fact] = of([key]);
			return indicator && fact ? [{ indicator, fact }] : [];
		}),
		breakdowns: tables.flatMap(({ id, by, keys }) => {
			const indicator = byId.get(id);
			const shown = of(keys).filter(
				({ state, n }) => state !== 'no_answer' && !(state === 'told' && n === 0)
			);
			// Where nothing is told, that somebody is there is not told either.
			return indicator && shown.some(({ state }) => state === 'told')
				? [{ indicator, by, facts: shown }]
				: [];
		}),
		dataVersion: cohorts.length > 0 ? reading.dataVersion : null,
		names
	};
}

function categoryIn(key: FactKey, by: string): string {
	return parseKey(key)?.group[by] ?? '';
}

function narrowed(key: FactKey, group: Group): FactKey[] {
	const parsed = parseKey(key);
	return parsed ? [keyOf(parsed.indicator, parsed.option, { ...parsed.group, ...group })] : [];
}
