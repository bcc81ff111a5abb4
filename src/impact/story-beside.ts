import type { Told } from './attack.ts';
import { defaultThresholds } from './disclosure.ts';
import type { Fact, FactKey, Scope } from './fact.ts';
import { populationIn } from './told-population.ts';

/** Something that everybody may read beside a story: another story, or (null) the public numbers. */
export type Publication = { slug: string; title: string } | null;

/** What a publication tells of these people or of some of them, as the data are now. */
export type ToldThere = {
	publication: Publication;
	scope: Scope;
	facts: Readonly<Record<FactKey, Fact>>;
	/** Of exactly the same people: attacked together with what the story tells. */
	same: readonly Told[];
};

/** The same number of more people and of fewer: beside each other they tell of `by` people. */
export type Difference = { key: FactKey; publication: Publication; by: number };

/** What is told of exactly the people of a scope, or of the waves that a story tells of. */
export function toldOfSame(
	facts: Readonly<Record<FactKey, Fact>>,
	own: { scope: Scope; populations: ReadonlySet<string> },
	scope: Scope
): Told[] {
	return Object.values(facts)
		.flatMap(({ told }) => told)
		.filter((told) => {
			const population = populationIn(told);
			return population === '' ? areSame(own.scope.cohorts, scope.cohorts) : own.populations.has(population);
		});
}

/**
 * What follows for fewer people than may be told of from the same number in two publications, where the people of the one are
 * among those of the other: who is in the larger one alone.
 */
export function differencesOf(
	own: { scope: Scope; facts: Readonly<Record<FactKey, Fact>> },
	there: readonly ToldThere[],
	threshold = defaultThresholds.count
): Difference[] {
	return there.flatMap(({ publication, scope, facts }) =>
		Object.values(own.facts).flatMap((fact) => {
			const other = facts[fact.key];
			if (!other || !isNested(membersOf(fact, own.scope), membersOf(other, scope))) return [];
			const few = sidesOf(fact)
				.map((side, i) => Math.abs(side - (sidesOf(other)[i] ?? side)))
				.filter((by) => by > 0 && by < threshold);
			return few.length === 0 ? [] : [{ key: fact.key, publication, by: Math.min(...few) }];
		})
	);
}

/** What can be subtracted: of a count how many, of a share both of its sides and how many these are together. */
function sidesOf({ state, unit, n, base }: Fact): number[] {
	if (state !== 'told' || n === null || base === null) return [];
	return unit === 'percent' ? [n, base - n, base] : [n];
}

/** Whom a fact is of: cohorts, or waves. */
function membersOf({ told }: Fact, { cohorts }: Scope): readonly string[] {
	const [first] = told;
	const population = first ? populationIn(first) : '';
	return population === '' ? cohorts : (population.split(':')[1] ?? '').split('+');
}

function isNested(one: readonly string[], other: readonly string[]): boolean {
	if (areSame(one, other)) return false;
	const [fewer, more] = one.length < other.length ? [one, new Set(other)] : [other, new Set(one)];
	return fewer.length > 0 && fewer.every((member) => more.has(member));
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((member) => other.includes(member));
}

/** Whether a scope is, in part, of the same people. */
export function doOverlap(one: Scope, other: Scope): boolean {
	return (
		one.cohorts.some((id) => other.cohorts.includes(id)) || one.waves.some((id) => other.waves.includes(id))
	);
}
