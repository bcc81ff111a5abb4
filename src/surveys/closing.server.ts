import { eq, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { sendDue } from './asking.server.ts';
import { emptyBox } from './box.server.ts';
import { maySurveySome } from './policy.ts';
import { surveyDraft, surveyInvitation, surveyWave } from './tables.server.ts';
import { closesSoon, fewestTogether, isReadByNobody, phaseOf, type WaveId } from './wave.ts';
import { holdWave, listWaves, type ListedWave, type Wave } from './wave.server.ts';

/**
 * Closes a wave: what was not sent is deleted unread, the box is emptied however little is in it, and every invitation
 * has its disposition. Closing twice is closing once. Throws Refusal('survey_read_by_nobody') where an anonymous wave has
 * too few answers to be read, unless who closes it says that this is known: `unread`.
 */
export async function closeWave(
	actor: Actor,
	slug: string,
	now: Date,
	{ unread = false }: { unread?: boolean } = {}
): Promise<void> {
	await transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (wave.closedAt) return;
		const count = unread ? fewestTogether : await answersIn(tx, wave.id);
		if (isReadByNobody(wave.linkage, count))
			throw new Refusal('survey_read_by_nobody', { field: 'sure-close', count });
		await closeHeld(tx, wave, now);
		await auditLine(tx, actor, 'close', 'wave', wave.id);
	});
}

async function answersIn(tx: Writer, waveId: WaveId): Promise<number> {
	const { rows } = await tx.execute<{ count: number }>(sql`
		select (select count(*)::int from survey_response where wave_id = ${waveId})
			+ (select count(*)::int from survey_box where wave_id = ${waveId}) as count`);
	return rows[0]?.count ?? 0;
}

/** Open waves that close within days and would be read by nobody, with how many answers they have: for whose they are. */
export async function wavesFallingShort(actor: Actor, now: Date): Promise<ListedWave[]> {
	if (!maySurveySome(actor)) return [];
	return (await listWaves(actor)).filter(
		(wave) => closesSoon(wave, now) && isReadByNobody(wave.linkage, wave.responses + wave.waiting)
	);
}

export async function closeHeld(tx: Writer, wave: Pick<Wave, 'id' | 'linkage'>, now: Date): Promise<void> {
	await tx.update(surveyWave).set({ closedAt: now }).where(eq(surveyWave.id, wave.id));
	await tx.delete(surveyDraft).where(eq(surveyDraft.waveId, wave.id));
	if (wave.linkage === 'anonymous') await emptyBox(tx, wave.id, { last: true });
	await tx
		.update(surveyInvitation)
		.set({
			disposition: sql`case when begun then 'break_off' when sent_at is not null then 'non_contact' else 'unknown' end`
		})
		.where(sql`${surveyInvitation.waveId} = ${wave.id} and ${surveyInvitation.disposition} is null`);
}

/** Closes what is past its last day, sends invitations and reminders that are due. By the clock. */
export async function followWaves(now: Date): Promise<void> {
	const open = await db
		.select()
		.from(surveyWave)
		.where(sql`${surveyWave.closedAt} is null`);
	for (const { id } of open)
		await transaction(async (tx) => {
			const [wave] = await tx.select().from(surveyWave).where(eq(surveyWave.id, id)).for('update');
			if (!wave || wave.closedAt) return;
			const phase = phaseOf(wave, now);
			if (phase === 'closed') await closeHeld(tx, wave, now);
			if (phase === 'open') await sendDue(tx, wave, now);
		});
}
