/** What a search can be narrowed by, in the order pages show it. */
export const facets = [
	'kind',
	'type',
	'modality',
	'language',
	'topic',
	'sdg',
	'gcm',
	'country',
	'region',
	'provider',
	'audience',
	'cost',
	'certificate',
	'when'
] as const;

export type Facet = (typeof facets)[number];

export function isFacet(text: string): text is Facet {
	return facets.includes(text as Facet);
}

/** A facet's value as the address and the index know it: 'remittances', 'course/workshop', '419'. */
export function isFilterValue(text: string): boolean {
	return text.length <= 80 && /^[\p{L}\p{N}][\p{L}\p{N}/._-]*$/u.test(text);
}

/** 'topic:remittances' in two; null when it is none of ours. */
export function readFilter(filter: string): { facet: Facet; value: string } | null {
	const colon = filter.indexOf(':');
	const facet = filter.slice(0, colon);
	const value = filter.slice(colon + 1);
	return isFacet(facet) && isFilterValue(value) ? { facet, value } : null;
}
