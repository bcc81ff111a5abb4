import { sql } from 'drizzle-orm';
import type { Citable, EntryId } from '#catalogue/index.ts';
import { citables } from '#catalogue/index.server.ts';
import { db, prepared, type Writer } from '#platform/index.server.ts';
import { factsOf, publicationOf, type PublicationFacts } from './cited.ts';
import type { Publication } from './publication.ts';
import { publication } from './tables.server.ts';

/** A work and the entry that it is. */
export type CitedWork = { id: EntryId; slug: string; publication: Publication };

/** A resource that the caller has seen to be allowed, as it is cited. */
export async function citedWork(entry: Citable): Promise<CitedWork> {
	const facts = await factsAbout([entry.id]);
	return { id: entry.id, slug: entry.slug, publication: publicationOf(entry, facts.get(entry.id) ?? null) };
}

/** Published resources as they are cited, in the order given; what else the ids name is left out. Three queries. */
export async function citedWorks(ids: readonly EntryId[], language: string): Promise<CitedWork[]> {
	const entries = await citables(ids, language);
	const facts = await factsAbout(entries.map(({ id }) => id));
	return entries.map((entry) => ({
		id: entry.id,
		slug: entry.slug,
		publication: publicationOf(entry, facts.get(entry.id) ?? null)
	}));
}

const rowsAbout = prepared(() =>
	db
		.select()
		.from(publication)
		.where(sql`${publication.entryId} = any(${sql.placeholder('ids')}::uuid[])`)
		.prepare('research_publications')
);

async function factsAbout(ids: readonly EntryId[]): Promise<Map<EntryId, PublicationFacts>> {
	if (ids.length === 0) return new Map();
	const rows = await rowsAbout().execute({ ids });
	return new Map(rows.map(({ entryId, workType, ...facts }) => [entryId, { ...facts, type: workType }]));
}

/** Keeps what a citation of the entry needs beyond it. */
export async function putPublication(tx: Writer, entryId: EntryId, given: Publication): Promise<void> {
	const { type, ...facts } = factsOf(given);
	const row = { entryId, workType: type, ...facts };
	await tx.insert(publication).values(row).onConflictDoUpdate({ target: publication.entryId, set: row });
}
