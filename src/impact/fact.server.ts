import type { Told } from './attack.ts';
import { countingOf } from './counting.server.ts';
import { definitionOf, hashOf } from './data-version.server.ts';
import { defaultThresholds, strictest, verdictOnCount, verdictOnShare, type Verdict } from './disclosure.ts';
import type { Fact, FactKey, Scope } from './fact.ts';
import { keyOf, parseKey, type ParsedKey } from './fact-key.ts';
import type { Audience } from './fact-suppression.ts';
import type { Group } from './group.ts';
import type { Indicator } from './indicator.ts';
import { findIndicator, listIndicators } from './indicators.server.ts';
import { prefixOf } from './population.server.ts';
import { categoriesOf, noCounts, tallyKey, type Counts } from './tally.ts';
import { dimensionIn } from './told-population.ts';

/** No fact is narrowed by more: what could then be told apart is for nobody to tell. */
const mostDimensions = 2;

/** What can be asked of a scope as its data are now: which numbers there are, and what they are. Read once, asked often. */
export type FactReading = {
	dataVersion: string;
	/** Counts participants for several breakdowns in one reading, for who then asks for each of them. */
	prepare: (
		breakdowns: readonly { indicator: Indicator; by: readonly string[] }[],
		audience?: Audience
	) => void;
	keysOf: (indicator: Indicator, by: string | null) => Promise<FactKey[]>;
	/** As an evaluator may see them, or, without anybody having looked first, everybody. */
	factsFor: (keys: readonly FactKey[], now: Date, audience?: Audience) => Promise<Record<FactKey, Fact>>;
};

export async function readFacts(scope: Scope, known: readonly Indicator[]): Promise<FactReading> {
	const { dataVersion, counting } = await countingOf(scope);
	return {
		dataVersion,
		prepare: (breakdowns, audience) => counting.prepare(breakdowns, audience),
		keysOf: (indicator, by) => keysIn(counting, indicator, by),
		factsFor: (keys, now, audience = 'evaluators') =>
			factsIn({ scope, dataVersion, counting, audience }, known, keys, now)
	};
}

/**
 * The facts that keys name, for the data as they are now. A key that names nothing – no such indicator, answer or breakdown –
 * has no fact. A category that nobody is in has one: zero people, or no answer.
 */
export async function factsFor(
	scope: Scope,
	keys: readonly FactKey[],
	now: Date
): Promise<Record<FactKey, Fact>> {
	return (await readFacts(scope, await listIndicators())).factsFor(keys, now);
}

/** A definition that may be kept nowhere, of everybody: each of its answers, of one with several. */
export async function factsOf(scope: Scope, indicator: Indicator, now: Date): Promise<Fact[]> {
	const reading = await readFacts(scope, [indicator]);
	return Object.values(await reading.factsFor(await reading.keysOf(indicator, null), now));
}

/**
 * The keys of a breakdown that occur in a scope: of an indicator with several answers each answer; of each category that
 * somebody is in, the most frequent first and the unknown last.
 */
export async function keysOf(scope: Scope, indicatorId: string, by: string | null): Promise<FactKey[]> {
	const indicator = await findIndicator(indicatorId);
	return indicator ? (await readFacts(scope, [indicator])).keysOf(indicator, by) : [];
}

type Counting = Awaited<ReturnType<typeof countingOf>>['counting'];
type Asked = { scope: Scope; dataVersion: string; counting: Counting; audience: Audience };

async function factsIn(
	{ scope, dataVersion, counting, audience }: Asked,
	known: readonly Indicator[],
	keys: readonly FactKey[],
	now: Date
): Promise<Record<FactKey, Fact>> {
	const indicators = new Map(known.map((one) => [one.id, one]));
	const asked = [...new Set(keys)].flatMap((key) => {
		const parsed = parseKey(key);
		const indicator = parsed && indicators.get(parsed.indicator);
		const by = Object.keys(parsed?.group ?? {}).sort();
		const isOffered = by.length <= mostDimensions && by.every((one) => indicator?.by.includes(one));
		return parsed && indicator && isOffered ? [{ key, parsed, indicator, by }] : [];
	});
	counting.prepare(
		asked.flatMap(({ indicator, by }) => [
			{ indicator, by },
			{ indicator, by: [] }
		]),
		audience
	);
	const named = sortedScope(scope);
	const facts: Record<FactKey, Fact> = {};
	for (const { key, parsed, indicator, by } of asked) {
		const [tally, whole] = [await counting.of(indicator, by), await counting.of(indicator, [])];
		const option = parsed.option ?? '';
		if ((indicator.measure.is === 'options') !== (parsed.option !== null)) continue;
		if (parsed.option !== null && tally.size > 0 && !tally.has(option)) continue;
		const groups = tally.get(option) ?? new Map<string, Counts>();
		const counts = groups.get(tallyKey(parsed.group, by)) ?? noCounts;
		const total = whole.get(option)?.get('') ?? noCounts;
		const hidden = await counting.hidden(indicator, by, audience);
		const of = hidden.get(option);
		const isHidden = of?.isHidden(parsed.group) ?? false;
		const prefix = prefixOf(indicator.population, await counting.waves(indicator));
		const weights = await counting.weights(indicator);
		facts[key] = {
			...(weights && { weighted: { leftOut: weights.leftOut } }),
			...valuesOf({
				...{ indicator, parsed, counts, total, groups, isHidden, prefix },
				hidesUnknown: of?.ofUnknown === true
			}),
			...{ key: keyOf(parsed.indicator, parsed.option, parsed.group), indicator: indicator.id },
			...{ indicatorVersion: indicator.version, option: parsed.option, group: parsed.group },
			query: hashOf([definitionOf(indicator), parsed, named]),
			...{ dataVersion, computedAt: now.toISOString() }
		};
	}
	return facts;
}

async function keysIn(counting: Counting, indicator: Indicator, by: string | null): Promise<FactKey[]> {
	if (by !== null && !indicator.by.includes(by)) return [];
	const tally = await counting.of(indicator, by === null ? [] : [by]);
	return [...tally].flatMap(([option, groups]) =>
		[...groups]
			.filter(([key, { base }]) => by === null || base > 0 || key === '')
			.sort(
				([a, one], [b, other]) =>
					Number(a === '') - Number(b === '') || other.base - one.base || (a < b ? -1 : 1)
			)
			.map(([key]) =>
				keyOf(
					indicator.id,
					option === '' ? null : option,
					by === null ? {} : { [by]: categoriesOf(key)[0] ?? '' }
				)
			)
	);
}

function sortedScope(scope: Scope): unknown {
	return [[...scope.cohorts].sort(), [...scope.waves].sort()];
}

type Counted = {
	indicator: Indicator;
	parsed: ParsedKey;
	counts: Counts;
	/** Of everybody. */
	total: Counts;
	groups: ReadonlyMap<string, Counts>;
	isHidden: boolean;
	/** How many are unknown in what it is narrowed by would tell who is hidden. */
	hidesUnknown: boolean;
	prefix: string;
};
type Values = Pick<
	Fact,
	'state' | 'unit' | 'value' | 'decimals' | 'n' | 'base' | 'missing' | 'verdict' | 'told'
>;

function valuesOf(counted: Counted): Values {
	const { indicator, counts, isHidden, hidesUnknown } = counted;
	const { unit, value, n, base, missing } = figuresOf(counted);
	const isUntold = (missing > 0 && missing < defaultThresholds.count) || (unit === 'count' && hidesUnknown);
	const untold = { value: null, n: null, base: null, missing: null, told: [] };
	const { decimals } = indicator;
	if (isHidden) return { ...untold, state: 'suppressed', verdict: 'blocked', unit, decimals };
	if (base === 0) return { ...untold, state: 'no_answer', verdict: 'safe', unit, decimals };
	const verdict: Verdict =
		unit === 'count'
			? verdictOnCount(n)
			: unit === 'percent'
				? verdictOnShare({ part: counts.n, base: counts.base })
				: 'safe';
	return {
		...{ state: 'told', unit, value, decimals, n, base },
		// A weighted value is made of what each cohort said: two people look at it.
		verdict: strictest([verdict, counts.weighted ? 'review' : 'safe']),
		missing: isUntold ? null : missing,
		told: toldBy(counted)
	};
}

function figuresOf({ indicator, parsed, counts, total, groups }: Counted) {
	const { n, base, missing, sum, weighted } = counts;
	switch (indicator.measure.is) {
		case 'count': {
			// Of everybody; those are missing of whom nothing is known in what it is narrowed by.
			const of = Object.keys(parsed.group).length === 1 ? (groups.get('')?.n ?? 0) : 0;
			const lost = unknownIn(groups) + of;
			return {
				unit: 'count' as const,
				value: weighted?.n ?? n,
				n,
				base: total.base,
				missing: total.missing + lost
			};
		}
		case 'mean':
			return {
				unit: 'mean' as const,
				value: n === 0 ? null : (weighted?.sum ?? sum) / (weighted?.n ?? n),
				n,
				base,
				missing
			};
		case 'share':
		case 'options':
			return {
				unit: 'percent' as const,
				value: base === 0 ? null : (weighted?.n ?? n) / (weighted?.base ?? base),
				n,
				base,
				missing
			};
	}
}

const unknowns = new WeakMap<ReadonlyMap<string, Counts>, number>();

/** How many of a breakdown by two are unknown in one of them; worked out once for all its groups. */
function unknownIn(groups: ReadonlyMap<string, Counts>): number {
	const known = unknowns.get(groups);
	if (known !== undefined) return known;
	const unknown = [...groups].filter(([key]) => key !== '' && categoriesOf(key).includes(''));
	const sum = unknown.reduce((all, [, { n }]) => all + n, 0);
	unknowns.set(groups, sum);
	return sum;
}

/** The counts that a reader of a fact has: of a share those of its part and those of the rest. */
function toldBy({ indicator, parsed, counts, total, prefix }: Counted): Told[] {
	const name = (dimension: string): string => dimensionIn(prefix, dimension);
	const everybody: Group = prefix === '' ? {} : { [prefix]: 'all' };
	const group: Group = {
		...everybody,
		...Object.fromEntries(Object.entries(parsed.group).map(([of, category]) => [name(of), category]))
	};
	const exactly = (of: Group, count: number): Told => ({ kind: 'count', of, least: count, most: count });
	if (indicator.measure.is === 'count' && indicator.measure.part === null)
		return Object.keys(parsed.group).length === 0
			? [exactly(group, counts.n)]
			: [exactly(group, counts.n), exactly(everybody, total.base)];
	const derived = name(derivedName(parsed.indicator, parsed.option));
	return [
		exactly({ ...group, [derived]: 'part' }, counts.n),
		exactly({ ...group, [derived]: 'rest' }, counts.base - counts.n)
	];
}

/** The dimension of whether somebody is of the part of an indicator, of the rest of its base, or of neither. */
export function derivedName(indicator: string, option: string | null): string {
	return `is:${keyOf(indicator, option)}`;
}
