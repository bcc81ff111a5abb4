import { eq, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { sendDue } from './asking.server.ts';
import { emptyBox } from './box.server.ts';
import { surveyDraft, surveyInvitation, surveyWave } from './tables.server.ts';
import { phaseOf } from './wave.ts';
import { holdWave, type Wave } from './wave.server.ts';

/**
 * Closes a wave: what was not sent is deleted unread, the box is emptied however little is in it, and every invitation
 * has its disposition. Closing twice is closing once.
 */
export async function closeWave(actor: Actor, slug: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (wave.closedAt) return;
		await closeHeld(tx, wave, now);
		await auditLine(tx, actor, 'close', 'wave', wave.id);
	});
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
