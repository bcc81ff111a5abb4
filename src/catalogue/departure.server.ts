import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { isContributorOf } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { isDay } from './days.ts';
import type { Kind } from './kind.ts';
import { mayEverything } from './policy.ts';
import { departure, entry } from './tables.server.ts';
import { providedBy } from './visible.server.ts';

/** Counts one more person sent to the provider on a day, and returns the provider's address. Throws NotFound unless published. */
export async function countDeparture(slug: string, day: string): Promise<string> {
	if (!isDay(day)) throw new NotFound('day');
	return transaction(async (tx) => {
		const [found] = await tx
			.select({ id: entry.id, url: entry.url })
			.from(entry)
			.where(and(eq(entry.slug, slug), eq(entry.state, 'published')));
		if (!found) throw new NotFound('entry');
		await tx
			.insert(departure)
			.values({ entryId: found.id, day, count: 1 })
			.onConflictDoUpdate({
				target: [departure.entryId, departure.day],
				set: { count: sql`departure.count + 1` }
			});
		return found.url;
	});
}

/** How many people an organisation was sent since a day. Only this sum is public. */
export async function departuresSince(organisationId: string, since: string): Promise<number> {
	const { rows } = await db.execute<{ total: number }>(
		sql`select coalesce(sum(d.count), 0)::int as total from departure d join entry on entry.id = d.entry_id
			where ${providedBy([organisationId])} and d.day >= ${since}::date`
	);
	return rows[0]?.total ?? 0;
}

export type DepartureNumbers = {
	total: number;
	byMonth: { month: string; count: number }[];
	/** The twenty that sent the most. */
	byEntry: { slug: string; kind: Kind; count: number }[];
};

/** The same by month and by entry: for the organisation's contributors and the editors. Throws Forbidden. */
export async function departureNumbers(
	actor: Actor,
	organisationId: string,
	since: string
): Promise<DepartureNumbers> {
	if (!mayEverything(actor) && !isContributorOf(actor, organisationId)) throw new Forbidden('departure.see');
	const chosen = sql`${providedBy([organisationId])} and d.day >= ${since}::date`;
	const [months, entries] = await Promise.all([
		db.execute<{ month: string; count: number }>(
			sql`select to_char(d.day, 'YYYY-MM') as month, sum(d.count)::int as count from departure d join entry on entry.id = d.entry_id
				where ${chosen} group by 1 order by 1`
		),
		db.execute<{ slug: string; kind: Kind; count: number }>(
			sql`select entry.slug, entry.kind, sum(d.count)::int as count from departure d join entry on entry.id = d.entry_id
				where ${chosen} group by entry.id order by 3 desc, 1 limit 20`
		)
	]);
	return {
		total: months.rows.reduce((sum, row) => sum + row.count, 0),
		byMonth: months.rows,
		byEntry: entries.rows
	};
}
