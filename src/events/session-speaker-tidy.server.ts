import { sql } from 'drizzle-orm';
import { transaction } from '#platform/index.server.ts';
import { speakerMonths } from './session-speaker.ts';

/**
 * Forgets where speakers are written to six months after the event (of one without days: after they were added), and who
 * declined altogether. Returns how many rows it touched.
 */
export async function tidySpeakers(now: Date): Promise<number> {
	const due = sql`(select coalesce(e.ends_on::timestamptz, s.added_at) from event e where e.id = s.event_id)
		+ make_interval(months => ${speakerMonths}) < ${now.toISOString()}::timestamptz`;
	return transaction(async (tx) => {
		const gone = await tx.execute(sql`delete from event_speaker s where ${due}
			and not exists (select from event_session_speaker p where p.speaker_id = s.id and p.state <> 'declined')`);
		const forgotten = await tx.execute(sql`update event_speaker s set email = null, token_sha256 = null
			where (s.email is not null or s.token_sha256 is not null) and ${due}`);
		return (gone.rowCount ?? 0) + (forgotten.rowCount ?? 0);
	});
}
