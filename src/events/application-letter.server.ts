import { eq } from 'drizzle-orm';
import { dayText, daysText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import { db, sendMail, transaction, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { newApplicationKey } from './application-key.server.ts';
import type { ApplicationLetter } from './application-letter.ts';
import { eventApplication, eventParticipant } from './application-tables.server.ts';
import type { ApplicationId, ApplicationState } from './application.ts';
import { eventPath } from './event.ts';
import { eventFacts } from './event.server.ts';
import { eventTitle } from './application-title.server.ts';
import { ownPageLink } from './participant-link.server.ts';

type Written = { to: string; subject: string; text: string };

export async function sendApplicationLetter(
	id: ApplicationId,
	letter: ApplicationLetter,
	now: Date
): Promise<void> {
	const written = await writeApplicationLetter(id, letter, now);
	if (written) await sendMail(written);
}

/** The states in which a letter still tells the truth. */
const true_: Partial<Record<ApplicationLetter, readonly ApplicationState[]>> = {
	nominated: ['draft'],
	submitted: ['submitted', 'review'],
	review: ['review'],
	selected: ['selected'],
	'moved-up': ['selected'],
	waiting: ['waiting'],
	declined: ['declined'],
	confirmed: ['confirmed'],
	withdrawn: ['withdrawn']
};

/** In the applicant's language, with a link that is made now: no queue and no row holds it. Null, when it has no purpose any more. */
export async function writeApplicationLetter(
	id: ApplicationId,
	letter: ApplicationLetter,
	now: Date
): Promise<Written | null> {
	const [own] = await db.select().from(eventApplication).where(eq(eventApplication.id, id));
	// Nobody ever has an address there (RFC 2606): the people of a demonstration are not written to.
	if (!own?.email || own.erasedAt || own.email.endsWith('.invalid')) return null;
	if (true_[letter] && !true_[letter].includes(own.state)) return null;
	const language: UiLanguage = isUiLanguage(own.language) ? own.language : 'en';
	const event = await eventFacts(own.eventId);
	const path = eventPath(language, event.slug);
	const key = await transaction((tx) => newApplicationKey(tx, own.id, now));
	const words = {
		name: own.name ?? '',
		event: await eventTitle(event, language),
		days: event.startsOn ? daysText(event.startsOn, event.endsOn ?? event.startsOn, language) : '–',
		until: event.applyUntil ? dayText(event.applyUntil, language) : '–',
		agency: own.agency ?? '',
		link: `${publicUrl()}${path}/apply/key?key=${key}`,
		mine: letter === 'confirmed' ? await ownPageOf(own.id, event.slug, language) : ''
	};
	const { subject, text } = letters[letter];
	return {
		to: own.email,
		subject: subject(words, { locale: language }),
		text: text(words, { locale: language })
	};
}

type Words = Record<'name' | 'event' | 'days' | 'until' | 'agency' | 'link' | 'mine', string>;

async function ownPageOf(id: ApplicationId, slug: string, language: UiLanguage): Promise<string> {
	const [row] = await db
		.select({ id: eventParticipant.id })
		.from(eventParticipant)
		.where(eq(eventParticipant.applicationId, id));
	return row ? ownPageLink(row.id, slug, language) : '';
}

type Said = (words: Words, options: { locale: UiLanguage }) => string;

const letters: Record<ApplicationLetter, { subject: Said; text: Said }> = {
	draft: { subject: m.applications_letter_draft_subject, text: m.applications_letter_draft_text },
	nominated: { subject: m.applications_letter_nominated_subject, text: m.applications_letter_nominated_text },
	submitted: { subject: m.applications_letter_submitted_subject, text: m.applications_letter_submitted_text },
	review: { subject: m.applications_letter_review_subject, text: m.applications_letter_review_text },
	selected: { subject: m.applications_letter_selected_subject, text: m.applications_letter_selected_text },
	'moved-up': { subject: m.applications_letter_moved_up_subject, text: m.applications_letter_moved_up_text },
	waiting: { subject: m.applications_letter_waiting_subject, text: m.applications_letter_waiting_text },
	declined: { subject: m.applications_letter_declined_subject, text: m.applications_letter_declined_text },
	confirmed: { subject: m.applications_letter_confirmed_subject, text: m.applications_letter_confirmed_text },
	withdrawn: { subject: m.applications_letter_withdrawn_subject, text: m.applications_letter_withdrawn_text }
};
