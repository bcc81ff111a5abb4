import { eq } from 'drizzle-orm';
import { dayText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import { db, sendMail, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { invitationKey } from './key.server.ts';
import type { InvitationId } from './invitation.ts';
import { surveyInvitation } from './tables.server.ts';
import { phaseOf } from './wave.ts';
import { waveById } from './wave.server.ts';
import { textIn } from './words.ts';

export type SurveyLetter = 'invitation' | 'reminder';
type Written = { to: string; subject: string; text: string };

/** What each level promises, in a sentence: the same in letters and on the page. */
export const linkageSentences = {
	named: m.surveys_linkage_named_promise,
	pseudonymous: m.surveys_linkage_pseudonymous_promise,
	anonymous: m.surveys_linkage_anonymous_promise
} as const;

/** Null where nobody is to be written to any more. The link is made now: no queue and no row holds it. */
export async function writeSurveyLetter(
	id: InvitationId,
	letter: SurveyLetter,
	now: Date
): Promise<Written | null> {
	const [row] = await db.select().from(surveyInvitation).where(eq(surveyInvitation.id, id));
	// Nobody ever has an address there (RFC 2606): the people of a demonstration are not written to.
	if (!row?.email || row.disposition !== null || row.email.endsWith('.invalid')) return null;
	const wave = await waveById(row.waveId);
	if (phaseOf(wave, now) !== 'open') return null;
	const language: UiLanguage = isUiLanguage(row.language) ? row.language : 'en';
	const locale = { locale: language };
	const link = `${publicUrl()}/${language}/surveys/answer/${await invitationKey(row.id, row.keyVersion)}`;
	const words = {
		...{ name: row.name ?? '', title: textIn(wave.title, language).text, link },
		...{ until: dayText(wave.closesOn, language), refuse: `${link}/no` },
		promise: linkageSentences[wave.linkage]({}, locale)
	};
	const greeting = row.name
		? m.surveys_letter_greeting(words, locale)
		: m.surveys_letter_greeting_nobody({}, locale);
	return letter === 'invitation'
		? {
				to: row.email,
				subject: m.surveys_letter_subject(words, locale),
				text: `${greeting}\n\n${m.surveys_letter_text(words, locale)}`
			}
		: {
				to: row.email,
				subject: m.surveys_reminder_subject(words, locale),
				text: `${greeting}\n\n${m.surveys_reminder_text(words, locale)}`
			};
}

export async function sendSurveyLetter(id: InvitationId, letter: SurveyLetter): Promise<void> {
	const written = await writeSurveyLetter(id, letter, new Date());
	if (written) await sendMail(written);
}
