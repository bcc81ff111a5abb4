import { sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { phaseOfEvent, type EventFacts } from './event.ts';
import { eventsToLead } from './event.server.ts';
import { event, eventTeam } from './tables.server.ts';

/**
 * review: mine to judge; assign: sent in, and no reviewer has it; decide: whoever was asked has judged; release: decided, and
 * nobody is told; nominated: by an agency, and not sent yet. The most pressing first.
 */
export const eventWaits = ['review', 'release', 'decide', 'assign', 'nominated'] as const;
export type EventWait = (typeof eventWaits)[number];

type Counted = Record<EventWait, number> & { id: string };

/** What waits for the actor in the events of whose team they are: only what they may do something about. */
export async function eventsWaiting(
	actor: Actor,
	now: Date
): Promise<{ event: EventFacts; waits: { wait: EventWait; count: number }[] }[]> {
	if (actor.kind !== 'person') return [];
	const { rows } = await db.execute<Counted>(sql`
		with mine as (
			select ${event.id} as id, bool_or(t.role = 'organiser') as organises
			from ${eventTeam} t join ${event} on ${event.id} = t.event_id
			where t.person_id = ${actor.id} and ${event.state} <> 'cancelled' group by 1
		)
		select mine.id,
			(select count(*)::int from event_review r join event_application a on a.id = r.application_id
				where a.event_id = mine.id and r.person_id = ${actor.id} and r.judgement is null and r.conflict_at is null
					and a.erased_at is null and a.state in ('submitted', 'review')) as review,
			coalesce(own.assign, 0)::int as assign, coalesce(own.decide, 0)::int as decide,
			coalesce(own.release, 0)::int as release, coalesce(own.nominated, 0)::int as nominated
		from mine left join lateral (
			select count(*) filter (where a.state = 'submitted' and a.proposed is null and judges) as assign,
				count(*) filter (where a.proposed is null and (a.state = 'submitted' and not judges or a.state = 'review'
					and not exists (select from event_review r where r.application_id = a.id
						and r.judgement is null and r.conflict_at is null))) as decide,
				count(*) filter (where a.proposed is not null) as release,
				count(*) filter (where a.state = 'draft' and a.agency is not null) as nominated
			from event_application a, (select exists (select from event_reviewing w where w.event_id = mine.id) as judges) as asked
			where organises and a.event_id = mine.id and a.erased_at is null
		) as own on true`);
	const counts = new Map(rows.map((row) => [row.id, row]));
	return (await eventsToLead(actor)).flatMap((facts) => {
		const row = counts.get(facts.id);
		const waits = eventWaits.flatMap((wait) => {
			const count = row?.[wait] ?? 0;
			// Afterwards they cannot send any more, and nobody can do anything about it.
			if (wait === 'nominated' && phaseOfEvent(facts, now) !== 'applying') return [];
			return count > 0 ? [{ wait, count }] : [];
		});
		return waits.length > 0 ? [{ event: facts, waits }] : [];
	});
}
