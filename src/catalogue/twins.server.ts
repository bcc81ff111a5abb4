import { inArray, sql } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import { likelyDuplicate, type Comparable, type DuplicateReason } from './duplicate.ts';
import type { EntryId } from './entry.ts';
import { textsOf } from './facts.server.ts';
import { entry } from './tables.server.ts';

/** Another entry that is likely the same thing, and why. */
export type Twin = { id: EntryId; reasons: DuplicateReason[] };

/**
 * The likely duplicates of many entries, in two queries: one finds pairs by DOI, by the canonical address of an item's own
 * page and by the keys of near titles, all indexed; one loads what the rule (`likelyDuplicate`) compares.
 */
export async function twinsOf(ids: readonly EntryId[], reader: Reader = db): Promise<Map<EntryId, Twin[]>> {
	if (ids.length === 0) return new Map();
	const chosen = sql`entry.id = any(${sql.param([...ids])}::uuid[])`;
	const { rows } = await reader.execute<{ id: EntryId; other: EntryId }>(sql`
		select entry.id, o.id as other from entry join entry o on o.doi = entry.doi and o.id <> entry.id and o.state <> 'retired' where ${chosen}
		union
		select entry.id, o.id from entry join entry o on o.canonical_url = entry.canonical_url and o.url_level = 'item' and entry.url_level = 'item'
			and o.id <> entry.id and o.state <> 'retired' where ${chosen}
		union
		select entry.id, o.id from entry join entry o on o.title_keys && entry.title_keys and o.kind = entry.kind and o.id <> entry.id and o.state <> 'retired'
			where ${chosen}`);
	const things = await comparables([...new Set(rows.flatMap(({ id, other }) => [id, other]))], reader);
	const twins = new Map<EntryId, Twin[]>();
	for (const { id, other } of rows) {
		const [one, two] = [things.get(id), things.get(other)];
		const reasons = one && two ? likelyDuplicate(one, two) : [];
		if (reasons.length > 0) twins.set(id, [...(twins.get(id) ?? []), { id: other, reasons }]);
	}
	return twins;
}

export async function comparables(ids: EntryId[], reader: Reader): Promise<Map<EntryId, Comparable>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select({
			id: entry.id,
			kind: entry.kind,
			titles: textsOf,
			canonicalUrl: entry.canonicalUrl,
			urlLevel: entry.urlLevel,
			doi: entry.doi,
			year: entry.year,
			startsOn: sql<string | null>`coalesce(entry.starts_on, (entry.starts_at at time zone entry.zone)::date,
				(select min(o.starts_on) from offering o where o.entry_id = entry.id))::text`,
			partOfId: entry.partOfId
		})
		.from(entry)
		.where(inArray(entry.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}
