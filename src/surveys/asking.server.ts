import { and, eq, isNull, sql } from 'drizzle-orm';
import { newId, Refusal } from '#platform/index.ts';
import { later, transaction, type Writer } from '#platform/index.server.ts';
import type { Actor } from '#people/index.ts';
import type { Disposition } from './disposition.ts';
import type { InvitationId, Invitee } from './invitation.ts';
import type { SurveyLetter } from './letter.server.ts';
import { surveyDraft, surveyInvitation } from './tables.server.ts';
import { draftOf } from './key.server.ts';
import { phaseOf } from './wave.ts';
import { holdWave, type Wave } from './wave.server.ts';

/**
 * Asks people, each once: who was asked already (by `holder`) is left as they are. Letters go out at once where the wave
 * is open, else on its first day; who has no address is handed a link. Throws Refusal: survey_open_asks_nobody, survey_closed.
 */
export async function inviteToWave(
	actor: Actor,
	slug: string,
	people: readonly Invitee[],
	now: Date
): Promise<{ invited: number; already: number }> {
	return transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (wave.kind === 'open') throw new Refusal('survey_open_asks_nobody');
		const phase = phaseOf(wave, now);
		if (phase === 'closed') throw new Refusal('survey_closed');
		let invited = 0;
		for (let at = 0; at < people.length; at += 500) {
			const rows = people.slice(at, at + 500).map((one) => ({
				...{ ...one, id: newId<'Invitation'>(), waveId: wave.id },
				language: wave.languages.includes(one.language) ? one.language : (wave.languages[0] ?? 'en')
			}));
			const made = await tx
				.insert(surveyInvitation)
				.values(rows)
				.onConflictDoNothing()
				.returning({ id: surveyInvitation.id });
			invited += made.length;
		}
		if (phase === 'open') await sendDue(tx, wave, now);
		return { invited, already: people.length - invited };
	});
}

/** Queues the letters that are due: each goes out if and only if it is noted here. */
export async function sendDue(tx: Writer, wave: Wave, now: Date): Promise<void> {
	const first = await tx
		.update(surveyInvitation)
		.set({ sentAt: now })
		.where(
			and(
				eq(surveyInvitation.waveId, wave.id),
				isNull(surveyInvitation.sentAt),
				isNull(surveyInvitation.disposition),
				sql`${surveyInvitation.email} is not null`
			)
		)
		.returning({ id: surveyInvitation.id });
	await queue(tx, first, 'invitation');
	for (const [done, days] of [...wave.reminderDays].sort((a, b) => a - b).entries()) {
		const again = await tx
			.update(surveyInvitation)
			.set({ reminders: done + 1 })
			.where(
				sql`${surveyInvitation.waveId} = ${wave.id} and ${surveyInvitation.disposition} is null
					and ${surveyInvitation.email} is not null and ${surveyInvitation.reminders} = ${done}
					and ${surveyInvitation.sentAt} + make_interval(days => ${days}) <= ${now.toISOString()}::timestamptz`
			)
			.returning({ id: surveyInvitation.id });
		await queue(tx, again, 'reminder');
	}
}

async function queue(tx: Writer, to: { id: InvitationId }[], letter: SurveyLetter): Promise<void> {
	for (const { id } of to) await later(tx, 'surveys.mail', { invitationId: id, letter });
}

/** Reminds everybody who was asked and has not answered, now. Throws Refusal: survey_not_open. */
export async function remindNow(actor: Actor, slug: string, now: Date): Promise<{ reminded: number }> {
	return transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (phaseOf(wave, now) !== 'open') throw new Refusal('survey_not_open');
		const to = await tx
			.update(surveyInvitation)
			.set({ reminders: sql`${surveyInvitation.reminders} + 1` })
			.where(
				sql`${surveyInvitation.waveId} = ${wave.id} and ${surveyInvitation.disposition} is null
					and ${surveyInvitation.email} is not null and ${surveyInvitation.sentAt} is not null
					and ${surveyInvitation.sentAt} < ${now.toISOString()}::timestamptz - interval '2 days'
					and ${surveyInvitation.reminders} < 3`
			)
			.returning({ id: surveyInvitation.id });
		await queue(tx, to, 'reminder');
		return { reminded: to.length };
	});
}

const byHand = ['refusal', 'not_eligible', 'unknown'] as const;
export type NotedDisposition = (typeof byHand)[number];

/** What a team learned in another way: somebody does not want to, is not meant, or their address is dead. Null: asked again. */
export async function noteDisposition(
	actor: Actor,
	slug: string,
	id: InvitationId,
	noted: string | null
): Promise<void> {
	const disposition: Disposition | null = byHand.find((one) => one === noted) ?? null;
	if (noted !== null && disposition === null) throw new Refusal('unknown_key', { field: 'disposition' });
	const draftId = await draftOf(id);
	await transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (wave.closedAt) throw new Refusal('survey_closed');
		const changed = await tx
			.update(surveyInvitation)
			.set({ disposition })
			.where(
				sql`${surveyInvitation.id} = ${id} and ${surveyInvitation.waveId} = ${wave.id}
					and (${surveyInvitation.disposition} is null or ${surveyInvitation.disposition} in ('refusal', 'not_eligible', 'unknown'))`
			)
			.returning({ id: surveyInvitation.id });
		if (changed.length === 0) throw new Refusal('survey_answered_already');
		if (disposition) await tx.delete(surveyDraft).where(eq(surveyDraft.id, draftId));
	});
}

/** Every link that was sent opens nothing any more; a new one is sent where there is an address. */
export async function renewInvitation(
	actor: Actor,
	slug: string,
	id: InvitationId
): Promise<{ version: number }> {
	return transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		const [row] = await tx
			.update(surveyInvitation)
			.set({ keyVersion: sql`${surveyInvitation.keyVersion} + 1` })
			.where(
				sql`${surveyInvitation.id} = ${id} and ${surveyInvitation.waveId} = ${wave.id} and ${surveyInvitation.disposition} is null`
			)
			.returning();
		if (!row) throw new Refusal('survey_answered_already');
		if (row.email) await queue(tx, [row], 'invitation');
		return { version: row.keyVersion };
	});
}
