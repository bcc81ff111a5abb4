import { and, eq, inArray } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import { providersOf } from './facts.server.ts';
import { entry } from './tables.server.ts';

/** What an entry is about and whose it is: what others say of it is found by the same. */
export type EntrySubjects = {
	slug: string;
	topics: string[];
	sdgs: number[];
	gcmObjectives: number[];
	countries: string[];
	regions: string[];
	/** Organisation ids. */
	providers: string[];
};

/** Of published entries, by their addresses; in one query. */
export async function subjectsOfEntries(
	slugs: readonly string[],
	reader: Reader = db
): Promise<EntrySubjects[]> {
	if (slugs.length === 0) return [];
	return reader
		.select({
			slug: entry.slug,
			topics: entry.topics,
			sdgs: entry.sdgs,
			gcmObjectives: entry.gcmObjectives,
			countries: entry.countries,
			regions: entry.regions,
			providers: providersOf
		})
		.from(entry)
		.where(and(inArray(entry.slug, [...slugs]), eq(entry.state, 'published')))
		.orderBy(entry.slug);
}
