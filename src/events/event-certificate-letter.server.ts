import { eq } from 'drizzle-orm';
import { heldBy } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import { db, sendMail, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { eventParticipant } from './application-tables.server.ts';
import { certificateToken } from './event-certificate.server.ts';
import { eventFacts, textsOfEvent } from './event.server.ts';
import { eventPath } from './event.ts';
import { eventWordsIn } from './event-text.ts';
import type { ParticipantId } from './participant.ts';

/**
 * name: earned, but its holder has not said how their name is spelt; certificate: ready; revoked and corrected at the desk: a
 * certificate.
 */
export type CertificateLetter = 'name' | 'certificate' | 'revoked' | 'corrected';
type Written = { to: string; subject: string; text: string };

export async function sendCertificateLetter(
	id: ParticipantId,
	letter: CertificateLetter,
	code: string | null
): Promise<void> {
	const written = await writeCertificateLetter(id, letter, code);
	if (written) await sendMail(written);
}

/** In the participant's language. Null, when it has no purpose any more. `code`: of the certificate that the desk acted on. */
export async function writeCertificateLetter(
	id: ParticipantId,
	letter: CertificateLetter,
	code: string | null = null
): Promise<Written | null> {
	const [own] = await db.select().from(eventParticipant).where(eq(eventParticipant.id, id));
	if (!own?.email || own.erasedAt || own.state === 'withdrawn') return null;
	// Of the demonstration: nobody has an address there (RFC 2606).
	if (own.email.endsWith('.invalid')) return null;
	const held = ((await heldBy([id])).get(id) ?? []).filter(
		(one) => !one.revoked && one.supersededBy === null
	);
	if (letter === 'name' && held.length > 0) return null;
	if (letter === 'certificate' && held.length === 0) return null;
	const event = await eventFacts(own.eventId);
	const language = isUiLanguage(own.language) ? own.language : 'en';
	const texts = await textsOfEvent(event.id);
	const words = {
		name: own.name ?? '',
		event: eventWordsIn(texts, 'title', language, { source: event.sourceLanguage })?.text ?? event.slug,
		link: `${publicUrl()}${eventPath(language, event.slug)}/certificate?token=${await certificateToken(id)}`,
		certificate: `${publicUrl()}/${language}/certificates/${code ?? held.at(-1)?.code ?? ''}`
	};
	const said = letters[letter];
	const locale = { locale: language };
	return { to: own.email, subject: said.subject(words, locale), text: said.text(words, locale) };
}

type Words = Record<'name' | 'event' | 'link' | 'certificate', string>;
type Said = (words: Words, options: { locale: UiLanguage }) => string;

const letters: Record<CertificateLetter, { subject: Said; text: Said }> = {
	name: { subject: m.attendance_letter_name_subject, text: m.attendance_letter_name_text },
	certificate: {
		subject: m.attendance_letter_certificate_subject,
		text: m.attendance_letter_certificate_text
	},
	revoked: { subject: m.attendance_letter_revoked_subject, text: m.attendance_letter_revoked_text },
	corrected: { subject: m.attendance_letter_corrected_subject, text: m.attendance_letter_corrected_text }
};
