import { builtIn } from './built-in.ts';
import { canonical } from './canonical.ts';
import type { Indicator, Population } from './indicator.ts';
import { namedIn } from './part.ts';

/**
 * Another breakdown that everybody may read, of the same people. `across`: it is told by one dimension more, whose categories
 * are the parts that are counted here.
 */
export type Elsewhere = { indicator: Indicator; by: readonly string[]; across: string | null };

const mostDimensions = 2;

/**
 * Where everybody is told the people that a breakdown is of: as how many they are, as the part of a share that is the base of
 * this one (those who applied), or by the dimension that decides whom it counts (the certificate). What is hidden there would
 * follow from the bases and parts that are told here. Who answers an invitation is one of the respondents.
 */
export function toldElsewhere(
	indicator: Pick<Indicator, 'id' | 'population' | 'measure'>,
	by: readonly string[],
	known: readonly Indicator[] = builtIn
): Elsewhere[] {
	const others = known.filter(({ id }) => id !== indicator.id);
	const offers = (one: Indicator, dimensions: readonly string[]): boolean =>
		dimensions.every((dimension) => one.by.includes(dimension));
	const counted = others.find(
		({ population, measure }) =>
			measure.is === 'count' && measure.part === null && areSame(population, answering(indicator.population))
	);
	const { measure } = indicator;
	const base = 'base' in measure && measure.base ? canonical(measure.base) : null;
	const shared = others.find(
		({ population, measure: other }) =>
			other.is === 'share' &&
			other.base === null &&
			canonical(other.part) === base &&
			areSame(population, indicator.population)
	);
	const decided = 'part' in measure && measure.part && 'in' in measure.part ? namedIn(measure.part) : [];
	const crossed = decided
		.filter(() => by.length < mostDimensions)
		.map((across) => ({ across, by: [...by, across].sort() }));
	return [
		...[counted, shared].flatMap((one) =>
			one && offers(one, by) ? [{ indicator: one, by, across: null }] : []
		),
		...crossed.flatMap((one) => (counted && offers(counted, one.by) ? [{ indicator: counted, ...one }] : []))
	];
}

/** Of those who were invited, the ones who answered. */
function answering(population: Population): Population {
	return population.of === 'invited' ? { of: 'respondents', wave: population.wave } : population;
}

function areSame(one: Population, other: Population): boolean {
	return canonical(one) === canonical(other);
}
