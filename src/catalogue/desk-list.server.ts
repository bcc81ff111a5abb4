import { sql } from 'drizzle-orm';
import { contributesTo, type Actor } from '#people/index.ts';
import { Forbidden, idFrom, NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { deskEntries, withIds, type DeskEntry } from './desk-entry.server.ts';
import type { DuplicateReason } from './duplicate.ts';
import type { EntryId } from './entry.ts';
import type { Kind } from './kind.ts';
import { mayEverything, mayReview } from './policy.ts';
import type { EntryState } from './state.ts';
import { twinsOf } from './twins.server.ts';
import { providedBy } from './visible.server.ts';

export type DeskListQuery = {
	/** What the page before gave as `next`. */
	after?: string | null;
	state?: EntryState | null;
	kind?: Kind | null;
	/** Part of a title in any language. */
	text?: string | null;
	/** Published, and not confirmed for a year. */
	stale?: boolean;
	size?: number;
};

/** The entries an actor works on (all of them for editors, else their organisations'), newest first. */
export async function listDeskEntries(
	actor: Actor,
	{ after, state, kind, text, stale = false, size = 30 }: DeskListQuery,
	language: string,
	now = new Date()
): Promise<{ total: number; entries: DeskEntry[]; next: string | null }> {
	const part = `%${(text ?? '')
		.slice(0, 200)
		.replaceAll('\0', '')
		.replace(/[\\%_]/gu, '\\$&')}%`;
	const chosen = sql.join(
		[
			mayEverything(actor) ? sql`true` : providedBy(contributesTo(actor)),
			...(state ? [sql`entry.state = ${state}`] : []),
			...(kind ? [sql`entry.kind = ${kind}`] : []),
			...(text
				? [sql`exists (select from entry_text t where t.entry_id = entry.id and t.title ilike ${part})`]
				: []),
			...(stale
				? [
						sql`entry.state = 'published' and (entry.confirmed_on is null or entry.confirmed_on < ${now.toISOString().slice(0, 10)}::date - 365)`
					]
				: [])
		],
		sql` and `
	);
	// By id alone: it grows with time, and an entry that changes meanwhile does not jump over a page's edge.
	const position = idFrom<'Entry'>(after ?? '');
	const before = position ? sql`entry.id < ${position}::uuid` : sql`true`;
	const [{ rows }, found] = await Promise.all([
		db.execute<{ total: number }>(sql`select count(*)::int as total from entry where ${chosen}`),
		deskEntries(sql`${chosen} and ${before}`, language, now, { order: [sql`entry.id desc`], limit: size + 1 })
	]);
	const entries = found.slice(0, size);
	return {
		total: rows[0]?.total ?? 0,
		entries,
		next: found.length > size ? (entries.at(-1)?.id ?? null) : null
	};
}

/** The likely duplicates of one entry, and why: for who reviews. Throws Forbidden, NotFound. */
export async function findTwins(
	actor: Actor,
	id: EntryId,
	language: string,
	now = new Date()
): Promise<{ entry: DeskEntry; reasons: DuplicateReason[] }[]> {
	if (!mayReview(actor)) throw new Forbidden('review');
	const [own] = await deskEntries(withIds([id]), language, now);
	if (!own) throw new NotFound('entry');
	const twins = (await twinsOf([id])).get(id) ?? [];
	const entries = await deskEntries(withIds(twins.map((twin) => twin.id)), language, now);
	return entries.map((entry) => ({
		entry,
		reasons: twins.find((twin) => twin.id === entry.id)?.reasons ?? []
	}));
}
