import { dossiersFound } from './dossiers.server.ts';
import { expertsFound } from './experts.server.ts';
import { isFoundKind, type Found, type FoundKind } from './found.ts';
import { discussionsFound } from './discussions.server.ts';
import { organisationsFound } from './organisations.server.ts';
import { programmesFound } from './programmes.server.ts';
import { partnershipsFound } from './partnerships.server.ts';
import { storiesFound } from './stories.server.ts';

/** Those of these ids that everybody may see, in the page's language; at most one query. */
type Read = (ids: string[], language: string, now: Date) => Promise<Map<string, Found>>;

/** Who knows what a kind of hit is. The row that puts documents 'project:<id>' into the search has its line here. */
const readers: Partial<Record<FoundKind, Read>> = {
	discussion: discussionsFound,
	organisation: organisationsFound,
	partnership: partnershipsFound,
	expert: expertsFound,
	programme: programmesFound,
	project: dossiersFound,
	recommendation: dossiersFound,
	practice: dossiersFound,
	story: storiesFound
};

export type FoundHit = { kind: FoundKind; found: Found };

/** What keys of hits stand for, but entries: a query for each kind that is among them, none for those that are not. */
export async function foundByKey(
	keys: readonly string[],
	language: string,
	now: Date
): Promise<Map<string, FoundHit>> {
	const byKind = Map.groupBy(keys, (key) => key.slice(0, key.indexOf(':')));
	const read = await Promise.all(
		[...byKind].map(async ([kind, some]): Promise<[string, FoundHit][]> => {
			const reader = isFoundKind(kind) ? readers[kind] : undefined;
			if (!reader || !isFoundKind(kind)) return [];
			const found = await reader(
				some.map((key) => key.slice(kind.length + 1)),
				language,
				now
			);
			return [...found].map(([id, one]) => [`${kind}:${id}`, { kind, found: one }]);
		})
	);
	return new Map(read.flat());
}
