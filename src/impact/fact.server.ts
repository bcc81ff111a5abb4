import type { Told } from './attack.ts';
import { dataVersionOfScope, hashOf } from './data-version.server.ts';
import { defaultThresholds, verdictOnCount, verdictOnShare, type Verdict } from './disclosure.ts';
import type { Fact, FactKey, Scope } from './fact.ts';
import { keyOf, parseKey, type ParsedKey } from './fact-key.ts';
import { hiddenGroups } from './fact-suppression.ts';
import type { Group } from './group.ts';
import type { Indicator, Part } from './indicator.ts';
import { findIndicator, listIndicators } from './indicators.server.ts';
import { portionsOf, prefixOf, wavesOf, type Portion } from './population.server.ts';
import { categoriesOf, joinedTally, noCounts, tallyKey, tallyOf, type Counts, type Tally } from './tally.ts';

/** No fact is narrowed by more: what could then be told apart is for nobody to tell. */
const mostDimensions = 2;

/**
 * The facts that keys name, for the data as they are now. A key that names nothing – no such indicator, answer or breakdown –
 * has no fact. A category that nobody is in has one: zero people, or no answer.
 */
export async function factsFor(
	scope: Scope,
	keys: readonly FactKey[],
	now: Date
): Promise<Record<FactKey, Fact>> {
	const indicators = new Map((await listIndicators()).map((one) => [one.id, one]));
	const asked = [...new Set(keys)].flatMap((key) => {
		const parsed = parseKey(key);
		const indicator = parsed && indicators.get(parsed.indicator);
		const by = Object.keys(parsed?.group ?? {}).sort();
		const isOffered = by.length <= mostDimensions && by.every((one) => indicator?.by.includes(one));
		return parsed && indicator && isOffered ? [{ key, parsed, indicator, by }] : [];
	});
	const { dataVersion, counting } = await countingOf(scope);
	const facts: Record<FactKey, Fact> = {};
	for (const { key, parsed, indicator, by } of asked) {
		const [tally, whole] = [await counting.of(indicator, by), await counting.of(indicator, [])];
		const option = parsed.option ?? '';
		if ((indicator.measure.is === 'options') !== (parsed.option !== null)) continue;
		if (parsed.option !== null && tally.size > 0 && !tally.has(option)) continue;
		const groups = tally.get(option) ?? new Map<string, Counts>();
		const counts = groups.get(tallyKey(parsed.group, by)) ?? noCounts;
		const total = whole.get(option)?.get('') ?? noCounts;
		const isHidden = counting.hidden(indicator, by, option, groups).has(tallyKey(parsed.group, by));
		const prefix = prefixOf(indicator.population, await counting.waves(indicator));
		facts[key] = {
			...valuesOf({ indicator, parsed, counts, total, groups, isHidden, prefix }),
			...{ key: keyOf(parsed.indicator, parsed.option, parsed.group), indicator: indicator.id },
			...{ indicatorVersion: indicator.version, option: parsed.option, group: parsed.group },
			query: hashOf([definitionOf(indicator), parsed, sortedScope(scope)]),
			...{ dataVersion, computedAt: now.toISOString() }
		};
	}
	return facts;
}

/**
 * The keys of a breakdown that occur in a scope: of an indicator with several answers each answer; of each category that
 * somebody is in, the most frequent first and the unknown last.
 */
export async function keysOf(scope: Scope, indicatorId: string, by: string | null): Promise<FactKey[]> {
	const indicator = await findIndicator(indicatorId);
	if (!indicator || (by !== null && !indicator.by.includes(by))) return [];
	const { counting } = await countingOf(scope);
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

/** What of an indicator its value depends on. */
export function definitionOf({ texts: _, categories: __, ...definition }: Indicator): unknown {
	return definition;
}

function sortedScope(scope: Scope): unknown {
	return [[...scope.cohorts].sort(), [...scope.waves].sort()];
}

const mostScopes = 6;
const countings = new Map<string, Counting>();

/** What was counted of a scope stays true as long as its data do. */
async function countingOf(scope: Scope): Promise<{ dataVersion: string; counting: Counting }> {
	const dataVersion = await dataVersionOfScope(scope);
	const known = countings.get(dataVersion) ?? new Counting(scope);
	countings.delete(dataVersion);
	countings.set(dataVersion, known);
	for (const [oldest] of countings) if (countings.size > mostScopes) countings.delete(oldest);
	return { dataVersion, counting: known };
}

/** The counts of one scope: each population is read once, and each breakdown counted once. */
class Counting {
	readonly #scope: Scope;
	readonly #portions = new Map<string, Promise<Portion[]>>();
	readonly #tallies = new Map<string, Tally>();
	readonly #hidden = new Map<string, Set<string>>();
	readonly #waves = new Map<string, ReturnType<typeof wavesOf>>();

	constructor(scope: Scope) {
		this.#scope = scope;
	}

	waves({ population }: Indicator): ReturnType<typeof wavesOf> {
		const name = JSON.stringify(population);
		const known = this.#waves.get(name) ?? wavesOf(this.#scope, population);
		this.#waves.set(name, known);
		return known;
	}

	async of(indicator: Indicator, by: readonly string[]): Promise<Tally> {
		const name = [indicator.id, indicator.version, ...by].join('\n');
		const known = this.#tallies.get(name);
		if (known) return known;
		const portions = await this.#portionsOf(indicator, by);
		const tally = joinedTally(portions.map((portion) => keptTally(portion, indicator, by)));
		this.#tallies.set(name, tally);
		return tally;
	}

	hidden(
		indicator: Indicator,
		by: readonly string[],
		option: string,
		groups: ReadonlyMap<string, Counts>
	): Set<string> {
		const name = [indicator.id, indicator.version, option, ...by].join('\n');
		const known = this.#hidden.get(name) ?? hiddenGroups(groups, indicator, defaultThresholds);
		this.#hidden.set(name, known);
		return known;
	}

	#portionsOf({ population, measure }: Indicator, by: readonly string[]): Promise<Portion[]> {
		const parts = ['part' in measure ? measure.part : null, 'base' in measure ? measure.base : null];
		const dimensions =
			population.of === 'participants' ? [...new Set([...by, ...parts.flatMap(dimensionsOf)])].sort() : [];
		const name = JSON.stringify([population, dimensions]);
		const known = this.#portions.get(name) ?? portionsOf(this.#scope, population, dimensions);
		this.#portions.set(name, known);
		return known;
	}
}

function dimensionsOf(part: Part | null): string[] {
	return part && 'in' in part ? Object.keys(part.in) : [];
}

const mostTallies = 2_000;
const tallies = new Map<string, Tally | null>();

/** What was counted of responses that stayed as they were is not counted again. */
function keptTally({ name, rows }: Portion, indicator: Indicator, by: readonly string[]): Tally | null {
	if (name === '') return tallyOf(rows, indicator, by);
	const key = [name, JSON.stringify(definitionOf(indicator)), ...by].join('\n');
	let tally = tallies.get(key);
	if (tally === undefined) {
		tally = tallyOf(rows, indicator, by);
		if (tallies.size >= mostTallies) tallies.clear();
		tallies.set(key, tally);
	}
	return tally;
}

type Counted = {
	indicator: Indicator;
	parsed: ParsedKey;
	counts: Counts;
	/** Of everybody. */
	total: Counts;
	groups: ReadonlyMap<string, Counts>;
	isHidden: boolean;
	prefix: string;
};
type Values = Pick<
	Fact,
	'state' | 'unit' | 'value' | 'decimals' | 'n' | 'base' | 'missing' | 'verdict' | 'told'
>;

function valuesOf(counted: Counted): Values {
	const { indicator, counts, isHidden } = counted;
	const { unit, value, n, base, missing } = figuresOf(counted);
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
		...{ state: 'told', unit, value, decimals, n, base, verdict },
		missing: missing > 0 && missing < defaultThresholds.count ? null : missing,
		told: toldBy(counted)
	};
}

function figuresOf({ indicator, parsed, counts, total, groups }: Counted) {
	const { n, base, missing, sum } = counts;
	switch (indicator.measure.is) {
		case 'count': {
			// Of everybody; those are missing of whom nothing is known in what it is narrowed by.
			const unknown = [...groups].filter(([key]) => key !== '' && categoriesOf(key).includes(''));
			const of = Object.keys(parsed.group).length === 1 ? (groups.get('')?.n ?? 0) : 0;
			const lost = unknown.reduce((all, [, one]) => all + one.n, of);
			return { unit: 'count' as const, value: n, n, base: total.base, missing: total.missing + lost };
		}
		case 'mean':
			return { unit: 'mean' as const, value: n === 0 ? null : sum / n, n, base, missing };
		case 'share':
		case 'options':
			return { unit: 'percent' as const, value: base === 0 ? null : n / base, n, base, missing };
	}
}

/** The counts that a reader of a fact has: of a share those of its part and those of the rest. */
function toldBy({ indicator, parsed, counts, total, prefix }: Counted): Told[] {
	const name = (dimension: string): string => (prefix === '' ? dimension : `${prefix}:${dimension}`);
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
