import type { ExpertPart, LanguageLevel, Span } from './expert.ts';

/** What experts can be narrowed by, in the order pages show it, and the part of a profile that says it. */
export const rosterFacets = {
	role: 'roles',
	topic: 'expertise',
	language: 'languages',
	country: 'places',
	region: 'places',
	audience: 'offer',
	modality: 'offer',
	provider: 'affiliations',
	sdg: 'expertise',
	gcm: 'expertise'
} as const satisfies Record<string, ExpertPart>;
export type RosterFacet = keyof typeof rosterFacets;
export const rosterFacetNames = Object.keys(rosterFacets) as RosterFacet[];
export const facetCount = rosterFacetNames.length;
export const facetIndex = new Map(rosterFacetNames.map((facet, i) => [facet, i]));

/** One thought of a free text: any one of these filters, or a word. */
export type Wish = { filters: { facet: RosterFacet; value: string }[]; word: string | null };

export type RosterAsked = {
	filters: Partial<Record<RosterFacet, string[]>>;
	/** The least level of the languages asked for. */
	level: LanguageLevel | null;
	/** Free from one day until another. */
	free: Span | null;
	/** Of a free text: who has more of them comes first. */
	wishes: Wish[];
	/** 0: anybody; 1: members; 2: who keeps the roster, and so finds those who are not listed, too. */
	viewerLevel: number;
	now: Date;
	months: number;
	size: number;
	page: number;
};
