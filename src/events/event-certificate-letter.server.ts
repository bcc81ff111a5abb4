import { eq } from 'drizzle-orm';
import { heldBy, publicUrl } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import { db, sendMail } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { eventParticipant } from './application-tables.server.ts';
import { certificateToken } from './event-certificate.server.ts';
import { eventFacts, textsOfEvent } from './event.server.ts';
import { eventPath } from './event.ts';
import { eventWordsIn } from './event-text.ts';
import type { ParticipantId } from './participant.ts';

/** name: earned, but its holder has not said how their name is spelt; certificate: ready. */
export type CertificateLetter = 'name' | 'certificate';

export async function sendCertificateLetter(id: ParticipantId, letter: CertificateLetter): Promise<void> {
	const written = await writeCertificateLetter(id, letter);
	if (written) await sendMail(written);
}

/** In the participant's language. Null, when it has no purpose any more. */
export async function writeCertificateLetter(
	id: ParticipantId,
	letter: CertificateLetter
): Promise<{ to: string; subject: string; text: string } | null> {
	const [own] = await db.select().from(eventParticipant).where(eq(eventParticipant.id, id));
	if (!own?.email || own.erasedAt || own.state === 'withdrawn') return null;
	// Of the demonstration: nobody has an address there (RFC 2606).
	if (own.email.endsWith('.invalid')) return null;
	const held = ((await heldBy([id])).get(id) ?? []).filter(
		(one) => !one.revoked && one.supersededBy === null
	);
	if ((letter === 'certificate') !== held.length > 0) return null;
	const event = await eventFacts(own.eventId);
	const language = isUiLanguage(own.language) ? own.language : 'en';
	const texts = await textsOfEvent(event.id);
	const words = {
		name: own.name ?? '',
		event: eventWordsIn(texts, 'title', language, { source: event.sourceLanguage })?.text ?? event.slug,
		link: `${publicUrl()}${eventPath(language, event.slug)}/certificate?token=${await certificateToken(id)}`,
		certificate: `${publicUrl()}/${language}/certificates/${held.at(-1)?.code ?? ''}`
	};
	const locale = { locale: language };
	return letter === 'name'
		? {
				to: own.email,
				subject: m.attendance_letter_name_subject(words, locale),
				text: m.attendance_letter_name_text(words, locale)
			}
		: {
				to: own.email,
				subject: m.attendance_letter_certificate_subject(words, locale),
				text: m.attendance_letter_certificate_text(words, locale)
			};
}
