import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { dayIn } from './days.ts';
import type { Evidence } from './entry.ts';
import { confirmedNumbers, recentDays, type ConfirmedNumbers } from './evidence.ts';
import type { Kind } from './kind.ts';

export type CatalogueNumbers = {
	/** Training one can join or still take part in, of all that is listed. */
	training: { open: number; listed: number };
	events: {
		coming: number;
		listed: number;
		next: { slug: string; startsOn: string; zone: string | null } | null;
	};
	resources: { listed: number; languages: string[] };
	/** Languages in which anything listed exists, the most frequent first. */
	languages: string[];
	confirmed: ConfirmedNumbers;
	updatedAt: Date | null;
};

/** What the home page says about the catalogue: five small queries over what is published. */
export async function catalogueNumbers(now: Date): Promise<CatalogueNumbers> {
	const today = dayIn('UTC', now);
	const [kinds, open, events, spoken, seen] = await Promise.all([
		db.execute<{ kind: Kind; listed: number; updated: string }>(
			sql`select kind, count(*)::int as listed, max(updated_at) as updated from entry where state = 'published' group by kind`
		),
		db.execute<{ open: number }>(
			sql`select count(distinct o.entry_id)::int as open from offering o join entry on entry.id = o.entry_id and entry.state = 'published'
				where o.cancelled_at is null and (${lastDay('o')} >= ${today}::date or (o.ongoing and o.ends_on is null))`
		),
		db.execute<{ slug: string; starts_on: string; zone: string | null; coming: number }>(
			sql`select slug, coalesce(starts_on, (starts_at at time zone zone)::date) as starts_on, zone, count(*) over ()::int as coming from entry
				where state = 'published' and kind = 'event' and cancelled_at is null
					and (${lastDay('entry')} >= ${today}::date and date_precision is distinct from 'year' or coalesce(ends_at, starts_at) >= ${now.toISOString()}::timestamptz)
				order by coalesce(starts_at, starts_on::timestamptz), id limit 1`
		),
		db.execute<{ kind: Kind; language: string; count: number }>(
			sql`select kind, language, count(*)::int as count from entry, unnest(languages) as language
				where state = 'published' group by kind, language order by count desc, language`
		),
		db.execute<{ evidence: Evidence; listed: number; recently: number }>(
			sql`select evidence, count(*)::int as listed, count(*) filter (where confirmed_on > ${today}::date - ${recentDays}::int)::int as recently
				from entry where state = 'published' group by evidence`
		)
	]);
	const listed = (kind: Kind) => kinds.rows.find((row) => row.kind === kind)?.listed ?? 0;
	const [next] = events.rows;
	const counts = new Map<string, number>();
	for (const row of spoken.rows) counts.set(row.language, (counts.get(row.language) ?? 0) + row.count);
	const updated = kinds.rows.map((row) => new Date(row.updated).getTime());
	return {
		training: { open: open.rows[0]?.open ?? 0, listed: listed('course') },
		events: {
			coming: next?.coming ?? 0,
			listed: listed('event'),
			next: next ? { slug: next.slug, startsOn: next.starts_on, zone: next.zone } : null
		},
		resources: {
			listed: listed('resource'),
			languages: spoken.rows.filter((row) => row.kind === 'resource').map((row) => row.language)
		},
		languages: [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language),
		confirmed: confirmedNumbers(seen.rows),
		updatedAt: updated.length > 0 ? new Date(Math.max(...updated)) : null
	};
}

/** `lastDayOf` in SQL: a month's last day where only the month is known. */
function lastDay(table: 'o' | 'entry') {
	const day = `coalesce(${table}.ends_on, ${table}.starts_on)`;
	return sql.raw(
		`case ${table}.date_precision when 'month' then (date_trunc('month', ${day}) + interval '1 month - 1 day')::date
			when 'year' then (date_trunc('year', ${day}) + interval '1 year - 1 day')::date else ${day} end`
	);
}
