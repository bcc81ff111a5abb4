import { sql, type SQL } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { dayIn, daysAfter, localOf, type DatePrecision } from './days.ts';
import type { EntryId, EntrySummary } from './entry.ts';
import { summariesWhere } from './summary.server.ts';

const published = sql`entry.state = 'published'`;

/** Days in SQL are UTC's; the widest zones are 14 hours off, so that a day more on each side misses nothing. */
function around(from: string, until: string): { first: string; last: string } {
	return { first: daysAfter(from, -1), last: daysAfter(until, 1) };
}

/**
 * What begins or goes on between two instants, soonest first: events, and courses with a dated run. Cancelled ones are
 * left out, and so is what the source dates by a year only.
 */
export async function comingUp(
	from: Date,
	until: Date,
	language: string,
	limit = 12
): Promise<EntrySummary[]> {
	const { first, last } = around(from.toISOString().slice(0, 10), until.toISOString().slice(0, 10));
	const events = sql`entry.kind = 'event' and entry.cancelled_at is null and entry.date_precision is distinct from 'year' and (
		(entry.starts_on <= ${last}::date and coalesce(entry.ends_on, entry.starts_on) >= ${first}::date)
		or (entry.starts_at < ${until.toISOString()}::timestamptz and coalesce(entry.ends_at, entry.starts_at) >= ${from.toISOString()}::timestamptz))`;
	const courses = sql`entry.kind = 'course' and exists (select from offering o where o.entry_id = entry.id and o.cancelled_at is null
		and not o.ongoing and o.date_precision is distinct from 'year' and o.starts_on <= ${last}::date and coalesce(o.ends_on, o.starts_on) >= ${first}::date)`;
	const found = await summariesWhere(sql`${published} and ((${events}) or (${courses}))`, language, from);
	return found
		.filter((one) => !isOver(one, from) && !one.ongoing && startOf(one) < until.toISOString())
		.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
		.slice(0, limit);
}

function startOf({ startsAt, startsOn }: EntrySummary): string {
	return startsAt?.toISOString() ?? startsOn ?? '9999';
}

function isOver(
	{ startsAt, endsAt, startsOn, endsOn, zone, datePrecision }: EntrySummary,
	now: Date
): boolean {
	if (startsAt) return (endsAt ?? startsAt) < now;
	const last = endsOn ?? startsOn;
	if (last === null) return true;
	const today = dayIn(zone ?? 'UTC', now);
	return datePrecision === 'month' ? last.slice(0, 7) < today.slice(0, 7) : last < today;
}

/** The entries first published last. */
export async function recentlyPublished(
	count: number,
	language: string,
	now = new Date()
): Promise<EntrySummary[]> {
	return summariesWhere(published, language, now, {
		order: [sql`entry.published_at desc, entry.id desc`],
		limit: count
	});
}

export type CalendarLine = {
	entry: EntrySummary;
	/** Days in `zone`; those of the run for a course. */
	startsOn: string;
	endsOn: string;
	startsAt: Date | null;
	endsAt: Date | null;
	zone: string | null;
	/** 'month': some time in the month of `startsOn`. */
	datePrecision: DatePrecision;
	cancelled: boolean;
	offeringId: string | null;
	/** The day is not the thing's own but the last one to apply for it. */
	isDeadline: boolean;
};

type Placed = {
	id: EntryId;
	starts_on: string | null;
	ends_on: string | null;
	starts_at: string | null;
	ends_at: string | null;
	zone: string | null;
	date_precision: DatePrecision | null;
	cancelled: boolean;
	offering_id: string | null;
	is_deadline: boolean;
};

/**
 * What takes place on the days `from` to `until` (inclusive, local days of each place): each event, and each dated run
 * of a course, cancelled ones too, because people look for them; and the last days to apply, also for what is always
 * open. By day. What is dated by a year only has no day here.
 */
export async function calendar(
	from: string,
	until: string,
	language: string,
	now = new Date()
): Promise<CalendarLine[]> {
	const { first, last } = around(from, until);
	const { rows } = await db.execute<Placed>(sql`
		select entry.id, entry.starts_on, entry.ends_on, entry.starts_at, entry.ends_at, entry.zone, entry.date_precision,
			entry.cancelled_at is not null as cancelled, null as offering_id, false as is_deadline
		from entry where ${published} and entry.kind = 'event' and ${daysWithin(sql`entry`, from, until)}
		union all
		select entry.id, entry.starts_on, entry.ends_on, entry.starts_at, entry.ends_at, entry.zone, entry.date_precision,
			entry.cancelled_at is not null, null, false
		from entry where ${published} and entry.kind = 'event' and entry.starts_at < (${last}::date + 1)
			and coalesce(entry.ends_at, entry.starts_at) >= ${first}::date
		union all
		select o.entry_id, o.starts_on, o.ends_on, null, null, o.zone, o.date_precision, o.cancelled_at is not null, o.id::text, false
		from offering o join entry on entry.id = o.entry_id and ${published}
		where not o.ongoing and ${daysWithin(sql`o`, from, until)}
		union all
		select o.entry_id, o.registration_closes_on, null, null, null, o.zone, 'day', false, o.id::text, true
		from offering o join entry on entry.id = o.entry_id and ${published}
		where o.cancelled_at is null and o.registration_closes_on between ${from}::date and ${until}::date`);
	const placed = rows
		.map(lineOf)
		.filter(
			(line) =>
				line.startsOn <= until &&
				line.endsOn >= (line.datePrecision === 'month' ? `${from.slice(0, 7)}-01` : from)
		);
	const ids = [...new Set(placed.map((line) => line.id))];
	const byId = new Map((await summariesById(ids, language, now)).map((one) => [one.id, one]));
	return placed
		.flatMap(({ id, ...line }) => {
			const entry = byId.get(id);
			return entry ? [{ entry, ...line }] : [];
		})
		.sort((a, b) => order(a).localeCompare(order(b)));
}

function daysWithin(table: SQL, from: string, until: string): SQL {
	return sql`${table}.date_precision <> 'year' and ${table}.starts_on <= ${until}::date
		and coalesce(${table}.ends_on, ${table}.starts_on) >= case ${table}.date_precision when 'month' then date_trunc('month', ${from}::date)::date else ${from}::date end`;
}

function lineOf(row: Placed): Omit<CalendarLine, 'entry'> & { id: EntryId } {
	const zone = row.zone ?? 'UTC';
	const [startsAt, endsAt] = [row.starts_at && new Date(row.starts_at), row.ends_at && new Date(row.ends_at)];
	const startsOn = startsAt ? localOf(startsAt, zone).slice(0, 10) : (row.starts_on ?? '');
	return {
		id: row.id,
		startsOn,
		endsOn: endsAt ? localOf(endsAt, zone).slice(0, 10) : (row.ends_on ?? startsOn),
		startsAt: startsAt || null,
		endsAt: endsAt || null,
		zone: row.zone,
		datePrecision: row.date_precision ?? 'day',
		cancelled: row.cancelled,
		offeringId: row.offering_id,
		isDeadline: row.is_deadline
	};
}

/** A month's "some time" stands before its days. */
function order(line: CalendarLine): string {
	return `${line.datePrecision === 'month' ? `${line.startsOn.slice(0, 7)}-00` : line.startsOn} ${line.startsAt?.toISOString() ?? ''} ${line.entry.slug}`;
}

async function summariesById(ids: EntryId[], language: string, now: Date): Promise<EntrySummary[]> {
	if (ids.length === 0) return [];
	const list = sql.join(
		ids.map((id) => sql`${id}::uuid`),
		sql`, `
	);
	return summariesWhere(sql`entry.id in (${list})`, language, now);
}
