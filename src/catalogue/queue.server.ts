import { sql } from 'drizzle-orm';
import { organisationsBySlug } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, idFrom } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { deskEntries, withIds, type DeskEntry } from './desk-entry.server.ts';
import type { DuplicateReason } from './duplicate.ts';
import type { EntryId, Evidence } from './entry.ts';
import type { Kind } from './kind.ts';
import { mayReview } from './policy.ts';
import { twinsOf } from './twins.server.ts';
import { providedBy } from './visible.server.ts';

export type QueueQuery = {
	/** What the page before gave as `next`. */
	after?: string | null;
	kind?: Kind | null;
	flag?: string | null;
	/** An organisation's slug. */
	provider?: string | null;
	evidence?: Evidence | null;
	/** A language the thing exists in. */
	language?: string | null;
	/** Only those that have a likely duplicate. */
	duplicates?: boolean;
	size?: number;
};

export type QueueLine = DeskEntry & { twins: { entry: DeskEntry; reasons: DuplicateReason[] }[] };

/**
 * What waits for review, the longest waiting first, each with its likely duplicates. Throws Forbidden. A constant number
 * of queries, whatever the size.
 */
export async function reviewQueue(
	actor: Actor,
	query: QueueQuery,
	pageLanguage: string,
	now = new Date()
): Promise<{ total: number; lines: QueueLine[]; next: string | null }> {
	if (!mayReview(actor)) throw new Forbidden('review');
	const size = Math.min(Math.max(1, Math.trunc(query.size ?? 20) || 20), 100);
	const chosen = await conditionOf(query);
	const after = positionFrom(query.after ?? null);
	const later = after
		? sql`(entry.in_review_since, entry.id) > (${after.since}::timestamptz, ${after.id}::uuid)`
		: sql`true`;
	const [{ rows }, found] = await Promise.all([
		db.execute<{ total: number }>(sql`select count(*)::int as total from entry where ${chosen}`),
		deskEntries(sql`${chosen} and ${later}`, pageLanguage, now, {
			order: [sql`entry.in_review_since, entry.id`],
			limit: size + 1
		})
	]);
	const page = found.slice(0, size);
	const twins = await twinsOf(page.map((one) => one.id));
	const others = await deskEntries(
		withIds([...new Set([...twins.values()].flat().map((twin) => twin.id))]),
		pageLanguage,
		now,
		{ limit: 1000 }
	);
	const byId = new Map(others.map((one) => [one.id, one]));
	const last = page.at(-1);
	return {
		total: rows[0]?.total ?? 0,
		lines: page.map((one) => ({
			...one,
			twins: (twins.get(one.id) ?? []).flatMap(({ id, reasons }) => {
				const entry = byId.get(id);
				return entry ? [{ entry, reasons }] : [];
			})
		})),
		next: found.length > size && last ? `${last.inReviewSince?.toISOString() ?? ''}_${last.id}` : null
	};
}

async function conditionOf({ kind, flag, provider, evidence, language, duplicates }: QueueQuery) {
	const organisation = provider ? (await organisationsBySlug([provider])).get(provider)?.id : null;
	const twins = duplicates ? await twinsOf(await waiting()) : null;
	return sql.join(
		[
			sql`entry.state = 'in_review'`,
			...(kind ? [sql`entry.kind = ${kind}`] : []),
			...(flag ? [sql`${flag} = any(entry.flags)`] : []),
			...(evidence ? [sql`entry.evidence = ${evidence}`] : []),
			...(language ? [sql`${language} = any(entry.languages)`] : []),
			...(provider ? [providedBy(organisation ? [organisation] : [])] : []),
			...(twins ? [withIds([...twins.keys()])] : [])
		],
		sql` and `
	);
}

function positionFrom(text: string | null): { since: string; id: string } | null {
	const [since = '', after = ''] = (text ?? '').split('_');
	const id = idFrom<'Entry'>(after);
	return id !== null && /^\d{4}-[\d-]+T[\d:.]+Z$/u.test(since) && !Number.isNaN(Date.parse(since))
		? { since, id }
		: null;
}

async function waiting(): Promise<EntryId[]> {
	const { rows } = await db.execute<{ id: EntryId }>(sql`select id from entry where state = 'in_review'`);
	return rows.map((row) => row.id);
}

export type DeskNumbers = {
	waiting: number;
	/** Of those, how many have a likely duplicate. */
	withDuplicates: number;
	/** When the longest waiting one came. */
	oldest: Date | null;
	drafts: number;
	published: number;
	stale: number;
	/** Records that their providers took down in the last thirty days, and that nobody put back. */
	takenDown: number;
};

/** What the desk begins with. Throws Forbidden. */
export async function deskNumbers(actor: Actor, now = new Date()): Promise<DeskNumbers> {
	if (!mayReview(actor)) throw new Forbidden('review');
	const today = now.toISOString().slice(0, 10);
	const [{ rows }, twins] = await Promise.all([
		db.execute<Omit<DeskNumbers, 'withDuplicates' | 'oldest'> & { oldest: string | null }>(
			sql`select count(*) filter (where state = 'in_review')::int as waiting, count(*) filter (where state = 'draft')::int as drafts,
				count(*) filter (where state = 'published')::int as published,
				count(*) filter (where state = 'published' and (confirmed_on is null or confirmed_on < ${today}::date - 365))::int as stale,
				min(in_review_since) as oldest, (select count(distinct c.entry_id)::int from entry_change c join entry e on e.id = c.entry_id
					where c.act = 'take_down' and c.at > ${today}::date - 30 and e.state = 'retired') as "takenDown" from entry`
		),
		waiting().then((ids) => twinsOf(ids))
	]);
	const {
		oldest = null,
		waiting: count = 0,
		drafts = 0,
		published = 0,
		stale = 0,
		takenDown = 0
	} = rows[0] ?? {};
	return {
		waiting: count,
		withDuplicates: twins.size,
		oldest: oldest ? new Date(oldest) : null,
		drafts,
		published,
		stale,
		takenDown
	};
}
