import { sql } from 'drizzle-orm';
import type { Writer } from '#platform/index.server.ts';
import { fewestTogether, type WaveId } from './wave.ts';

/**
 * Anonymous answers leave the box: at least five at once, in a random order and under new random ids. `last` (the wave is
 * closed): however few, and all that came before are laid down anew among them, so that these are not the last ones.
 */
export async function emptyBox(
	tx: Writer,
	waveId: WaveId,
	{ last = false }: { last?: boolean } = {}
): Promise<void> {
	// Two who send at once do not both leave: the box is emptied by one.
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`surveys.box ${waveId}`}, 0))`);
	const { rows } = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from survey_box where wave_id = ${waveId}`
	);
	if (!last && (rows[0]?.count ?? 0) < fewestTogether) return;
	await tx.execute(sql`
		with boxed as (
			delete from survey_box where wave_id = ${waveId}
			returning gen_random_uuid() as id, wave_id, linkage, language, disposition, answers
		), before as (
			delete from survey_response where wave_id = ${waveId} and ${last} and linkage = 'anonymous'
			returning id, wave_id, linkage, language, disposition, answers, set_aside, imported
		)
		insert into survey_response (id, wave_id, linkage, language, disposition, answers, set_aside, imported)
		select * from (
			select id, wave_id, linkage, language, disposition, answers, null::text as set_aside, false as imported from boxed
			union all select * from before
		) laid order by random()`);
}

/**
 * The responses of a wave in another order, all written by one transaction: while each still was where it was written,
 * its transaction was that which noted who had answered.
 */
export async function layAnew(tx: Writer, waveId: WaveId): Promise<void> {
	await tx.execute(sql`
		with before as (delete from survey_response where wave_id = ${waveId} returning *)
		insert into survey_response select * from before order by random()`);
}
