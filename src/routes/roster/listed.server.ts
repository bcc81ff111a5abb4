import { daysText } from '#catalogue/ui/day.ts';
import {
	readRosterQuery,
	writeRosterQuery,
	type RosterQuery,
	type Viewer,
	type Wish
} from '#network/index.ts';
import { findExperts } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { chosenFilters } from './chosen.ts';
import { facetText, levelChoices, offeredFacets, organisationTexts } from './offered.server.ts';
import { expertHead } from './shown.server.ts';
import { reasonsOf } from './why.ts';
import { valueText, type OrganisationTexts } from './words.ts';

/** The list of experts, for the public and for the desk: the same query, as the viewer may see it. */
export async function rosterListed(
	actor: Actor,
	params: URLSearchParams,
	{ language, now, as }: { language: string; now: Date; as?: Viewer }
) {
	const query = readRosterQuery(params);
	const answer = await findExperts(actor, query, now, as);
	const organisations = await organisationTexts(answer, query, language);
	const days = answer.free && daysText(answer.free.from, answer.free.until, language);
	const wishes = answer.understood.wishes.map((wish) => wishText(wish, language, organisations));
	const lines = await Promise.all(
		answer.found.map(async ({ expert, hit }) => ({
			...(await expertHead(expert, language)),
			why: reasonsOf(hit, language, organisations, days),
			lacks: hit.lacks.flatMap((i) => wishes[i] ?? [])
		}))
	);
	const at = (page: number) => writeRosterQuery({ ...query, page }).toString();
	return {
		query,
		total: answer.total,
		lines,
		facets: offeredFacets(answer.counts, query, language, { organisations, more: params.get('more') }),
		chosen: chosenFilters(query, language, organisations, facetText),
		levels: levelChoices(),
		/** What a sentence was understood as, so that who wrote it can see what was made of it. */
		understood: wishes,
		understoodDays: query.free === null ? days : null,
		isFiltered: writeRosterQuery({ ...query, page: 0 }).size > 0,
		address: at(0),
		first: query.page > 0 ? at(0) : null,
		next: answer.more ? at(query.page + 1) : null
	};
}

export type RosterListed = Awaited<ReturnType<typeof rosterListed>>;

function wishText({ filters, word }: Wish, language: string, organisations: OrganisationTexts): string {
	if (word !== null) return `“${word}”`;
	const texts = filters.map(({ facet, value }) => valueText(facet, value, language, organisations));
	return [...new Set(texts)].join(' / ');
}

export type { RosterQuery };
