import { and, eq, sql } from 'drizzle-orm';
import { m } from '#messages/messages.js';
import { emailFrom } from '#people/index.server.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { db, later, sendMail, transaction, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { eventParticipant } from './application-tables.server.ts';
import { eventTitle } from './application-title.server.ts';
import { eventPath, type EventFacts } from './event.ts';
import { eventFacts } from './event.server.ts';
import type { ParticipantId } from './participant.ts';
import { queueLink } from './plan-inviting.server.ts';
import { participantKey, raiseParticipantKey } from './plan-key.server.ts';
import type { PlanViewer } from './plan-policy.ts';

/** The address of somebody's own page, with what opens it: for a letter to them and to nobody else. */
export async function ownPageLink(id: ParticipantId, slug: string, language: UiLanguage): Promise<string> {
	return `${publicUrl()}${eventPath(language, slug)}/mine?key=${await participantKey(id)}`;
}

/** Sends somebody the link to their page, who has none. The same answer whoever asks, so that nobody learns who takes part. */
export async function askForOwnLink({ id }: EventFacts, email: string, now: Date): Promise<void> {
	const address = emailFrom(email)?.toLowerCase();
	if (!address) return;
	await transaction(async (tx) => {
		const [row] = await tx
			.select({ id: eventParticipant.id })
			.from(eventParticipant)
			.where(
				and(
					eq(eventParticipant.eventId, id),
					sql`${eventParticipant.state} <> 'withdrawn' and lower(${eventParticipant.email}) = ${address}`
				)
			);
		if (row) await queueLink(tx, row.id, now, 'events.mailOwnLink');
	});
}

/**
 * Every link that was sent opens nothing any more, nor does the address of the calendar; a letter brings another. Throws
 * Forbidden, Refusal participation_no_address.
 */
export async function renewOwnLink({ participantId }: PlanViewer): Promise<void> {
	if (participantId === null) throw new Forbidden('participation.own');
	await transaction(async (tx) => {
		const [own] = await tx.select().from(eventParticipant).where(eq(eventParticipant.id, participantId));
		if (!own?.email) throw new Refusal('participation_no_address');
		await raiseParticipantKey(tx, participantId);
		await later(tx, 'events.mailOwnLink', { participantId });
	});
}

/** The letter with the link. Null: gone, or withdrew. */
export async function writeOwnLink(
	id: ParticipantId
): Promise<{ to: string; subject: string; text: string } | null> {
	const [row] = await db.select().from(eventParticipant).where(eq(eventParticipant.id, id));
	// Nobody ever has an address there (RFC 2606): the people of a demonstration are not written to.
	if (!row?.email || row.state === 'withdrawn' || row.email.endsWith('.invalid')) return null;
	const language: UiLanguage = isUiLanguage(row.language) ? row.language : 'en';
	const locale = { locale: language };
	const event = await eventFacts(row.eventId);
	const words = {
		name: row.name ?? '',
		event: await eventTitle(event, language),
		link: await ownPageLink(id, event.slug, language)
	};
	return {
		to: row.email,
		subject: m.participation_letter_link_subject(words, locale),
		text: m.participation_letter_link_text(words, locale)
	};
}

export async function sendOwnLink(id: ParticipantId): Promise<void> {
	const written = await writeOwnLink(id);
	if (written) await sendMail(written);
}
