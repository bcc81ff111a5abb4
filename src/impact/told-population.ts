import { groupsIn, type Told } from './attack.ts';

/** The population that something is told of, as the audit names it: '' is that of participants, `wave:<ids>` who answered. */
export function populationIn(told: Told): string {
	const named = groupsIn(told)
		.flatMap(Object.keys)
		.find((dimension) => /^(?:wave|invited):/u.test(dimension));
	return named === undefined ? '' : named.split(':').slice(0, 2).join(':');
}

/** What a dimension of a population is called in its audit. */
export function dimensionIn(population: string, dimension: string): string {
	return population === '' ? dimension : `${population}:${dimension}`;
}
