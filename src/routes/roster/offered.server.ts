import { organisationNamesBySlug, type FoundExperts } from '#network/index.server.ts';
import { languageLevels, rosterFacetNames, type RosterFacet, type RosterQuery } from '#network/index.ts';
import { m } from '#messages/messages.js';
import { broaderTopics } from '#vocabulary/index.ts';
import { shownTopics, someOf } from '../[lang]/search/offered.ts';
import { levelText, valueText, type OrganisationTexts } from './words.ts';

export type OfferedFacet = {
	facet: RosterFacet;
	name: string;
	isOpen: boolean;
	values: {
		value: string;
		name: string;
		count: number;
		chosen: boolean;
		/** How deep a narrower topic stands below its broadest. */
		depth: number;
	}[];
	/** How many more there are to ask for. */
	more: number;
};

const names: Record<RosterFacet, () => string> = {
	role: m.experts_facet_role,
	topic: m.search_facet_topic,
	language: m.search_facet_language,
	country: m.experts_facet_country,
	region: m.experts_facet_region,
	audience: m.search_facet_audience,
	modality: m.search_facet_modality,
	provider: m.experts_facet_provider,
	sdg: m.search_facet_sdg,
	gcm: m.search_facet_gcm
};
const alwaysOpen: readonly RosterFacet[] = ['role', 'language'];

export const facetText = (facet: RosterFacet): string => names[facet]();

/** The names of the organisations that a list of experts speaks of, the short one first. */
export async function organisationTexts(
	{ counts, understood }: Pick<FoundExperts, 'counts' | 'understood'>,
	{ filters }: RosterQuery,
	language: string
): Promise<OrganisationTexts> {
	const meant = understood.wishes.flatMap((wish) => wish.filters.filter(({ facet }) => facet === 'provider'));
	const slugs = [...counts.provider, ...meant].map(({ value }) => value);
	const found = await organisationNamesBySlug(
		[...new Set([...slugs, ...(filters.provider ?? [])])],
		language
	);
	return new Map([...found].map(([slug, { shortName, name }]) => [slug, shortName ?? name]));
}

/** What the list can be narrowed by, each value with how many it leaves; what has no content is not offered. */
export function offeredFacets(
	counts: FoundExperts['counts'],
	{ filters }: RosterQuery,
	language: string,
	{ organisations, more }: { organisations: OrganisationTexts; more: string | null }
): OfferedFacet[] {
	return rosterFacetNames.flatMap((facet): OfferedFacet[] => {
		const chosen = filters[facet] ?? [];
		const all = facet === more;
		// What was chosen stays in the list where nobody is left for it, so that it can be taken back there.
		const lost = chosen.filter((value) => !counts[facet].some((one) => one.value === value));
		const known = [...counts[facet], ...lost.map((value) => ({ value, count: 0 }))];
		const shown =
			facet === 'topic'
				? shownTopics((ids) => known.filter(({ value }) => ids.includes(value)), chosen, all)
				: someOf(known, chosen, all);
		if (shown.length === 0) return [];
		const values = shown.map(({ value, count }) => ({
			value,
			count,
			name: valueText(facet, value, language, organisations),
			chosen: chosen.includes(value),
			depth: facet === 'topic' ? Math.min(2, broaderTopics(value).length) : 0
		}));
		return [
			{
				facet,
				name: facetText(facet),
				isOpen: alwaysOpen.includes(facet) || chosen.length > 0 || all,
				values,
				more: all ? 0 : known.length - values.length
			}
		];
	});
}

export const levelChoices = (): { value: string; label: string }[] =>
	languageLevels.map((level) => ({ value: level, label: levelText(level) }));
