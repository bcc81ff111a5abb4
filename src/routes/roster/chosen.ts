import { daysText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import { rosterFacetNames, writeRosterQuery, type RosterFacet, type RosterQuery } from '#network/index.ts';
import { levelText, valueText, type OrganisationTexts } from './words.ts';

/** A filter in force, and the address of the same search without it. */
export type ChosenFilter = { facet: string; value: string; language: string | null; without: string };

export function chosenFilters(
	asked: RosterQuery,
	language: string,
	organisations: OrganisationTexts,
	facetText: (facet: RosterFacet) => string
): ChosenFilter[] {
	const query = { ...asked, page: 0 };
	const address = (changed: Partial<RosterQuery>) => writeRosterQuery({ ...query, ...changed }).toString();
	const filters = rosterFacetNames.flatMap((facet) =>
		(query.filters[facet] ?? []).map((value) => {
			const others = query.filters[facet]?.filter((one) => one !== value);
			return {
				facet: facetText(facet),
				value: valueText(facet, value, language, organisations),
				language: null,
				without: address({ filters: { ...query.filters, [facet]: others } })
			};
		})
	);
	if (query.level !== null)
		filters.push({
			facet: m.experts_facet_level(),
			value: m.experts_filter_level({ level: levelText(query.level) }),
			language: null,
			without: address({ level: null })
		});
	if (query.free)
		filters.push({
			facet: m.experts_free(),
			value: `${m.experts_free()} ${daysText(query.free.from, query.free.until, language)}`,
			language: null,
			without: address({ free: null })
		});
	return filters;
}
