import { sql } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { EntryId } from './entry.ts';
import type { EntryState } from './state.ts';

/** A resource by what it is about, whose it is and of when: what is counted over thousands. */
export type TaggedEntry = {
	id: EntryId;
	/** False: not (any more) public, and nothing else of it is told. */
	isPublished: boolean;
	topics: string[];
	countries: string[];
	regions: string[];
	year: number | null;
	/** Ids of organisations. */
	providers: string[];
};

/**
 * Resources that changed since an instant (null: the published ones), to be kept in memory by who counts over them. An
 * editor's change that is still being written now is told of the next time only, if `since` then lies a little back.
 */
export async function taggedEntries(since: Date | null, reader: Reader = db): Promise<TaggedEntry[]> {
	const wanted =
		since === null
			? sql`entry.state = 'published'`
			: sql`entry.updated_at >= ${since.toISOString()}::timestamptz`;
	const { rows } = await reader.execute<TaggedEntry>(sql`
		select entry.id, entry.state = 'published' as "isPublished", entry.topics, entry.countries, entry.regions, entry.year,
			coalesce(p.ids, '{}') as providers
		from entry left join (select entry_id, array_agg(organisation_id::text order by position) as ids
			from entry_organisation where role = 'provider' group by entry_id) p on p.entry_id = entry.id
		where entry.kind = 'resource' and ${wanted}`);
	return rows;
}

export type EntryName = { id: EntryId; slug: string; state: EntryState };

/** Resources by slug, whatever their state: what a form names, for who may see it to be decided elsewhere. */
export async function resourcesBySlug(
	slugs: readonly string[],
	reader: Reader = db
): Promise<Map<string, EntryName>> {
	if (slugs.length === 0) return new Map();
	const { rows } = await reader.execute<EntryName>(
		sql`select id, slug, state from entry where kind = 'resource' and slug = any(${sql.param([...slugs])}::text[])`
	);
	return new Map(rows.map((row) => [row.slug, row]));
}

/** The other way: id → slug. */
export async function resourceSlugs(ids: readonly EntryId[]): Promise<Map<EntryId, string>> {
	if (ids.length === 0) return new Map();
	const { rows } = await db.execute<Omit<EntryName, 'state'>>(
		sql`select id, slug from entry where id = any(${sql.param([...ids])}::uuid[])`
	);
	return new Map(rows.map(({ id, slug }) => [id, slug]));
}
