import { sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { likelyDuplicate, type DuplicateReason } from './duplicate.ts';
import type { EntryId } from './entry.ts';
import { canonicalUrl } from './link.ts';
import { titleKeys } from './title.ts';
import { comparables } from './twins.server.ts';
import { visibleTo } from './visible.server.ts';

/** A resource that somebody is about to add. */
export type Coming = {
	title: string;
	language: string;
	url: string;
	doi: string | null;
	year: number | null;
};

/** What is here already, and why it is likely the same. */
export type Alike = { id: EntryId; slug: string; title: string; reasons: DuplicateReason[] };

/**
 * The likely duplicates of resources that are not entries yet, by the rule of those that are (`likelyDuplicate`), in their
 * order. What the actor may not see is not told of. Two queries however many they are.
 */
export async function findAlike(actor: Actor, coming: readonly Coming[]): Promise<Alike[][]> {
	if (coming.length === 0) return [];
	const things = coming.map((one, i) => ({
		id: `coming-${i}`,
		kind: 'resource',
		titles: [{ language: one.language, title: one.title }],
		canonicalUrl: canonicalUrl(one.url),
		urlLevel: 'item' as const,
		doi: one.doi,
		year: one.year,
		startsOn: null,
		partOfId: null
	}));
	const keys = coming.map(({ title }) => titleKeys(title));
	const { rows } = await db.execute<{ id: EntryId; slug: string; title: string }>(sql`
		select entry.id, entry.slug, (select t.title from entry_text t where t.entry_id = entry.id
			order by t.language <> entry.title_language limit 1) as title
		from entry where entry.state <> 'retired' and ${visibleTo(actor)} and (
			entry.doi = any(${sql.param(things.flatMap(({ doi }) => doi ?? []))}::text[])
			or entry.canonical_url = any(${sql.param(things.map((one) => one.canonicalUrl))}::text[])
			or entry.title_keys && ${sql.param(keys.flat())}::integer[])`);
	const here = await comparables(
		rows.map(({ id }) => id),
		db
	);
	return things.map((thing) =>
		rows.flatMap((row) => {
			const other = here.get(row.id);
			const reasons = other ? likelyDuplicate(thing, other) : [];
			return reasons.length > 0 ? [{ ...row, reasons }] : [];
		})
	);
}
