import { facets, type Facet, type FactKey } from './fact.ts';
import type { Group } from './group.ts';

export type ParsedKey = { indicator: string; option: string | null; group: Group };

const unknown = 'unknown';
const word = /^[\w-]+$/u;

/** The name of a fact; the dimensions of its group in alphabetical order. Of whom nothing is known (''): `gender.unknown`. */
export function keyOf(indicator: string, option: string | null = null, group: Group = {}): FactKey {
	const within = Object.entries(group)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([dimension, category]) => `:${dimension}.${category === '' ? unknown : category}`);
	return `${indicator}${option === null ? '' : `.${option}`}${within.join('')}`;
}

/** What a key names; null: it is none. Dimensions may stand in any order, and each once. */
export function parseKey(key: string): ParsedKey | null {
	const [head = '', ...parts] = key.split(':');
	const [indicator = '', option = null, ...more] = head.split('.');
	if (more.length > 0 || !word.test(indicator) || (option !== null && !word.test(option))) return null;
	const group: Record<string, string> = {};
	for (const part of parts) {
		const [dimension = '', category = '', ...rest] = part.split('.');
		if (rest.length > 0 || !word.test(dimension) || !word.test(category)) return null;
		if (Object.hasOwn(group, dimension)) return null;
		group[dimension] = category === unknown ? '' : category;
	}
	return { indicator, option, group };
}

/** What a token names: `application.base` is the base of `application`. No answer or category may be called as a facet is. */
export function splitFacet(text: string): { key: FactKey; facet: Facet } {
	const facet = facets.find((one) => text.endsWith(`.${one}`));
	return facet ? { key: text.slice(0, -facet.length - 1), facet } : { key: text, facet: 'value' };
}
