import { daysText } from '#catalogue/ui/day.ts';
import { readRosterQuery, writeRosterQuery, type RosterQuery } from '#network/index.ts';
import { findExperts } from '#network/index.server.ts';
import type { Viewer } from '#network/index.ts';
import type { Actor } from '#people/index.ts';
import { conceptLabel, languageNameIn } from '#vocabulary/index.ts';
import { levelChoices, offeredFacets } from './offered.server.ts';
import { expertHead } from './shown.server.ts';
import { reasonsOf } from './why.ts';
import { roleText } from './words.ts';

/** The list of experts, for the public and for the desk: the same query, as the viewer may see it. */
export async function rosterListed(
	actor: Actor,
	params: URLSearchParams,
	{ language, now, as }: { language: string; now: Date; as?: Viewer }
) {
	const query = readRosterQuery(params);
	const answer = await findExperts(actor, query, now, as);
	const { facets, organisations } = await offeredFacets(answer, query, language);
	const days = answer.free && daysText(answer.free.from, answer.free.until, language);
	const lines = await Promise.all(
		answer.found.map(async ({ expert, hit }) => ({
			...(await expertHead(expert, language)),
			why: reasonsOf(hit, language, organisations, days),
			lacks: hit.lacks
		}))
	);
	const at = (page: number) => writeRosterQuery({ ...query, page }).toString();
	return {
		query,
		total: answer.total,
		lines,
		facets,
		levels: levelChoices(),
		days,
		understood: understoodIn(answer.understood.wishes, language, organisations),
		isFiltered: writeRosterQuery({ ...query, page: 0 }).size > 0,
		address: at(0),
		first: query.page > 0 ? at(0) : null,
		next: answer.more ? at(query.page + 1) : null
	};
}

export type RosterListed = Awaited<ReturnType<typeof rosterListed>>;

/** What a sentence was understood as, so that who wrote it can see what was made of it. */
function understoodIn(
	wishes: Awaited<ReturnType<typeof findExperts>>['understood']['wishes'],
	language: string,
	organisations: ReadonlyMap<string, string>
): string[] {
	return wishes.map(({ filters, word }) =>
		word !== null
			? `“${word}”`
			: [
					...new Set(
						filters.map(({ facet, value }) => {
							if (facet === 'role') return roleText(value);
							if (facet === 'language') return languageNameIn(value, language);
							if (facet === 'provider') return organisations.get(value) ?? value;
							return conceptLabel(`${facet}:${value}`, language) ?? value;
						})
					)
				].join(' / ')
	);
}

export type { RosterQuery };
