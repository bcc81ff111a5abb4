import { weightsOf } from './cohort-weight.server.ts';
import type { CohortWeights } from './cohort-weight.ts';
import { countedFor, widerThan } from './counted-for.ts';
import { dataVersionOfScope, definitionOf } from './data-version.server.ts';
import type { Scope } from './fact.ts';
import {
	hiddenGroups,
	type Audience,
	type HiddenGroups,
	type IsHidden,
	type ToldBeside
} from './fact-suppression.ts';
import { dimensionsOf, finestOf, type ToldBy } from './fact-table.ts';
import { derivedFrom } from './group.ts';
import type { Indicator } from './indicator.ts';
import { namedIn } from './part.ts';
import { participantPortions, portionsOf, wavesOf, type Portion } from './population.server.ts';
import { joinedTally, tallyOf, type Tally } from './tally.ts';
import { toldElsewhere, type Elsewhere } from './told-elsewhere.ts';

const mostScopes = 12;
const countings = new Map<string, Counting>();

/** What was counted of a scope stays true as long as its data do. */
export async function countingOf(scope: Scope): Promise<{ dataVersion: string; counting: Counting }> {
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
	readonly #hidden = new Map<string, Promise<ReadonlyMap<string, HiddenGroups>>>();
	readonly #weights = new Map<string, Promise<CohortWeights>>();
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
		const weights = await this.weights(indicator);
		const tally = joinedTally(
			portions.map((portion) => keptTally(portion, indicator, by)),
			weights && portions.map(({ wave }) => (wave ? (weights.byWave.get(wave) ?? null) : null))
		);
		this.#tallies.set(name, tally);
		return tally;
	}

	/** Of an indicator whose cohorts are weighted; undefined: everybody counts once. */
	async weights(indicator: Indicator): Promise<CohortWeights | undefined> {
		if (indicator.weighting === 'none' || indicator.population.of !== 'respondents') return undefined;
		const name = JSON.stringify(indicator.population);
		const known =
			this.#weights.get(name) ??
			this.#portionsOf(indicator, []).then((portions) => weightsOf(this.#scope, portions));
		this.#weights.set(name, known);
		known.catch(() => this.#weights.delete(name));
		return known;
	}

	/** Which groups of a breakdown its audience is not told, of each answer. */
	hidden(
		indicator: Indicator,
		by: readonly string[],
		audience: Audience
	): Promise<ReadonlyMap<string, HiddenGroups>> {
		const told = finestOf(by, indicator.by, derivedFrom);
		const name = [audience, indicator.id, indicator.version, ...dimensionsOf(told)].join('\n');
		const known = this.#hidden.get(name);
		if (known) return known;
		const finding = this.#findHidden(indicator, told, audience);
		this.#hidden.set(name, finding);
		finding.catch(() => this.#hidden.delete(name));
		return finding;
	}

	async #findHidden(indicator: Indicator, told: readonly ToldBy[], audience: Audience) {
		const tally = await this.of(indicator, dimensionsOf(told));
		return audience === 'evaluators'
			? hiddenGroups(tally, told, indicator, audience)
			: hiddenGroups(tally, told, indicator, audience, await this.#beside(indicator, told));
	}

	/** What everybody is told of the same people by less, and by other indicators. */
	async #beside(indicator: Indicator, told: readonly ToldBy[]): Promise<ToldBeside> {
		const by = told.map(({ dimension }) => dimension);
		const wider = await Promise.all(widerThan(told).map((less) => this.hidden(indicator, less, 'everybody')));
		const above = await Promise.all(toldElsewhere(indicator, by).map((one) => this.#hiddenThere(one)));
		const others = await this.hidden(indicator, by, 'evaluators');
		return {
			above,
			wider: (answer) => (group) => wider.some((hidden) => hidden.get(answer)?.isHidden(group) === true),
			others: (answer) => (group) => others.get(answer)?.isHidden(group) === true
		};
	}

	/** Told by one dimension more, a group is hidden where any of its categories is: the others would tell it. */
	async #hiddenThere({ indicator, by, across }: Elsewhere): Promise<IsHidden> {
		const hidden = (await this.hidden(indicator, by, 'everybody')).get('');
		if (across === null) return (group) => hidden?.isHidden(group) === true;
		const categories = [...((await this.of(indicator, [across])).get('')?.keys() ?? [])];
		return (group) =>
			categories.some((category) => hidden?.isHidden({ ...group, [across]: category }) === true);
	}

	/** Reads what these need of the participants at once. */
	prepare(
		breakdowns: readonly { indicator: Indicator; by: readonly string[] }[],
		audience: Audience = 'evaluators'
	): void {
		const needs = breakdowns
			.flatMap(({ indicator, by }) => countedFor(indicator, by, audience))
			.filter(({ indicator }) => indicator.population.of === 'participants')
			.map(({ indicator, by }) => needOf(indicator, by));
		const open = [...new Map(needs.map((need) => [need.name, need])).values()].filter(
			({ name }) => !this.#portions.has(name)
		);
		if (open.length === 0) return;
		const reading = participantPortions(
			this.#scope,
			open.map(({ dimensions }) => dimensions)
		);
		for (const [i, { name }] of open.entries())
			void this.#keep(
				name,
				reading.then((portions) => portions.slice(i, i + 1))
			);
	}

	#portionsOf(indicator: Indicator, by: readonly string[]): Promise<Portion[]> {
		const { name, dimensions } = needOf(indicator, by);
		return (
			this.#portions.get(name) ?? this.#keep(name, portionsOf(this.#scope, indicator.population, dimensions))
		);
	}

	/** What could not be read is read again when somebody asks again. */
	#keep(name: string, reading: Promise<Portion[]>): Promise<Portion[]> {
		this.#portions.set(name, reading);
		reading.catch(() => this.#portions.delete(name));
		return reading;
	}
}

/** What of its population a breakdown reads. */
function needOf(
	{ population, measure }: Indicator,
	by: readonly string[]
): { name: string; dimensions: string[] } {
	const parts = ['part' in measure ? measure.part : null, 'base' in measure ? measure.base : null];
	const dimensions =
		population.of === 'participants' ? [...new Set([...by, ...parts.flatMap(namedIn)])].sort() : [];
	return { name: JSON.stringify([population, dimensions]), dimensions };
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
