import { organisationNamesBySlug, type FoundExperts } from '#network/index.server.ts';
import { languageLevels, rosterFacetNames, type RosterFacet, type RosterQuery } from '#network/index.ts';
import { m } from '#messages/messages.js';
import { conceptLabel, languageNameIn } from '#vocabulary/index.ts';
import { levelText, roleText } from './words.ts';

export type OfferedFacet = {
	facet: RosterFacet;
	name: string;
	any: string;
	chosen: string | null;
	choices: { value: string; name: string; count: number }[];
};

const names: Record<RosterFacet, () => string> = {
	role: m.experts_facet_role,
	topic: m.search_facet_topic,
	language: m.search_facet_language,
	country: m.experts_facet_country,
	region: m.experts_facet_region,
	provider: m.experts_facet_provider,
	sdg: m.search_facet_sdg,
	gcm: m.search_facet_gcm
};

/** What the list can be narrowed by, each value with how many it leaves; what has no content is not offered. */
export async function offeredFacets(
	{ counts }: Pick<FoundExperts, 'counts'>,
	{ filters }: RosterQuery,
	language: string
): Promise<{ facets: OfferedFacet[]; organisations: Map<string, string> }> {
	const slugs = [...counts.provider.map(({ value }) => value), ...(filters.provider ?? [])];
	const found = await organisationNamesBySlug([...new Set(slugs)], language);
	const organisations = new Map([...found].map(([slug, { shortName, name }]) => [slug, shortName ?? name]));
	const collator = new Intl.Collator(language);
	const facets = rosterFacetNames.map((facet): OfferedFacet => {
		const chosen = filters[facet]?.[0] ?? null;
		const choices = counts[facet].map(({ value, count }) => ({
			value,
			count,
			name: valueText(facet, value, language, organisations)
		}));
		if (chosen !== null && !choices.some(({ value }) => value === chosen))
			choices.push({ value: chosen, count: 0, name: valueText(facet, chosen, language, organisations) });
		const byNumber = facet === 'sdg' || facet === 'gcm';
		choices.sort((a, b) => (byNumber ? Number(a.value) - Number(b.value) : collator.compare(a.name, b.name)));
		return { facet, name: names[facet](), any: m.experts_any(), chosen, choices };
	});
	return { facets: facets.filter(({ choices }) => choices.length > 0), organisations };
}

function valueText(
	facet: RosterFacet,
	value: string,
	language: string,
	organisations: ReadonlyMap<string, string>
): string {
	if (facet === 'role') return roleText(value);
	if (facet === 'language') return languageNameIn(value, language);
	if (facet === 'provider') return organisations.get(value) ?? value;
	const label = conceptLabel(`${facet}:${value}`, language) ?? value;
	return facet === 'sdg' || facet === 'gcm' ? `${value}. ${label}` : label;
}

export const levelChoices = (): { value: string; label: string }[] =>
	languageLevels.map((level) => ({ value: level, label: levelText(level) }));
