import { and, eq } from 'drizzle-orm';
import { editionPath } from '#catalogue/index.ts';
import { proseFrom, proseLetter, wordsIn } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { addressee } from '#people/index.server.ts';
import { db, later, sendMail, transaction, publicUrl } from '#platform/index.server.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { AnnouncementId } from './announcement.ts';
import { courseNamed } from './course-name.server.ts';
import { editionFacts } from './edition.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { announcement, enrolment } from './tables.server.ts';

/**
 * enrolled; seat: was waiting and has one now; accepted or declined by the team; name: earned, but its holder has not
 * said how their name is spelt; certificate: ready; revoked and corrected at the desk: a certificate; cancelled: the edition.
 */
export type TrainingLetter =
	| 'enrolled'
	| 'seat'
	| 'accepted'
	| 'declined'
	| 'name'
	| 'certificate'
	| 'revoked'
	| 'corrected'
	| 'cancelled';

type Written = { to: string; subject: string; text: string };

/** Writes to a learner in their language; `code`: of the certificate it is about. Nothing, when it has no purpose any more: they left, or are gone. */
export async function sendTrainingLetter(
	id: EnrolmentId,
	letter: TrainingLetter,
	code: string | null = null
): Promise<void> {
	const written = await writeTrainingLetter(id, letter, code);
	if (written) await sendMail(written);
}

export async function writeTrainingLetter(
	id: EnrolmentId,
	letter: TrainingLetter,
	code: string | null = null
): Promise<Written | null> {
	const [own] = await db.select().from(enrolment).where(eq(enrolment.id, id));
	if (!own?.personId) return null;
	const inIt = own.state === 'enrolled';
	if (
		(letter === 'enrolled' || letter === 'seat' || letter === 'accepted') &&
		!inIt &&
		own.state !== 'waiting'
	)
		return null;
	if (letter === 'declined' && own.state !== 'declined') return null;
	const to = await addressee(own.personId);
	if (!to) return null;
	const facts = await editionFacts(own.editionId);
	const { title, slug } = await courseNamed(facts, to.language);
	const words = {
		name: to.name,
		course: title.text,
		learning: `${publicUrl()}/${to.language}/learning`,
		edition: `${publicUrl()}${editionPath(to.language, slug, facts.slug)}`,
		reason: own.decidedReason ?? '',
		certificate: code === null ? '' : `${publicUrl()}/${to.language}/certificates/${code}`
	};
	return { to: to.email, ...composed(letter, words, { locale: to.language }) };
}

type Words = Record<'name' | 'course' | 'learning' | 'edition' | 'reason' | 'certificate', string>;

function composed(
	letter: TrainingLetter,
	words: Words,
	locale: { locale: UiLanguage }
): { subject: string; text: string } {
	switch (letter) {
		case 'enrolled':
			return {
				subject: m.editions_letter_enrolled_subject(words, locale),
				text: m.editions_letter_enrolled_text(words, locale)
			};
		case 'seat':
			return {
				subject: m.editions_letter_seat_subject(words, locale),
				text: m.editions_letter_seat_text(words, locale)
			};
		case 'accepted':
			return {
				subject: m.editions_letter_accepted_subject(words, locale),
				text: m.editions_letter_accepted_text(words, locale)
			};
		case 'declined':
			return {
				subject: m.editions_letter_declined_subject(words, locale),
				text: words.reason
					? m.editions_letter_declined_reason_text(words, locale)
					: m.editions_letter_declined_text(words, locale)
			};
		case 'name':
			return {
				subject: m.editions_letter_name_subject(words, locale),
				text: m.editions_letter_name_text(words, locale)
			};
		case 'certificate':
			return {
				subject: m.editions_letter_certificate_subject(words, locale),
				text: m.editions_letter_certificate_text(words, locale)
			};
		case 'revoked':
			return {
				subject: m.editions_letter_revoked_subject(words, locale),
				text: m.editions_letter_revoked_text(words, locale)
			};
		case 'corrected':
			return {
				subject: m.editions_letter_corrected_subject(words, locale),
				text: m.editions_letter_corrected_text(words, locale)
			};
		case 'cancelled':
			return {
				subject: m.editions_letter_cancelled_subject(words, locale),
				text: m.editions_letter_cancelled_text(words, locale)
			};
	}
}

/** One letter to everybody who is in the edition now: each a job of its own, so that one address that fails holds up no other. */
export async function sendAnnouncement(id: AnnouncementId): Promise<void> {
	const rows = await db
		.select({ enrolmentId: enrolment.id })
		.from(announcement)
		.innerJoin(
			enrolment,
			and(eq(enrolment.editionId, announcement.editionId), eq(enrolment.state, 'enrolled'))
		)
		.where(eq(announcement.id, id));
	await transaction(async (tx) => {
		for (const { enrolmentId } of rows)
			await later(
				tx,
				'training.mailAnnouncement',
				{ enrolmentId, announcementId: id },
				{ key: `announcement ${id} ${enrolmentId}` }
			);
	});
}

export async function sendAnnouncementTo(enrolmentId: EnrolmentId, id: AnnouncementId): Promise<void> {
	const [row] = await db
		.select({ own: enrolment, texts: announcement.texts })
		.from(announcement)
		.innerJoin(enrolment, eq(enrolment.editionId, announcement.editionId))
		.where(and(eq(announcement.id, id), eq(enrolment.id, enrolmentId)));
	if (!row?.own.personId || row.own.state !== 'enrolled') return;
	const to = await addressee(row.own.personId);
	const said = to && wordsIn(row.texts, row.own.language, to.language);
	if (!said) return;
	const facts = await editionFacts(row.own.editionId);
	const { title } = await courseNamed(facts, to.language);
	await sendMail({
		to: to.email,
		subject: m.editions_letter_announcement_subject(
			{ course: title.text, title: said.words.title },
			{ locale: to.language }
		),
		text: m.editions_letter_announcement_text(
			{
				title: said.words.title,
				body: proseLetter(proseFrom(said.words.body)),
				course: title.text,
				learning: `${publicUrl()}/${to.language}/learning/${facts.slug}`
			},
			{ locale: to.language }
		)
	});
}
