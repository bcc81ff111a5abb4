import { eq } from 'drizzle-orm';
import { m } from '#messages/messages.js';
import { db, sendMail, transaction, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { makeLink, type Purpose } from './link.server.ts';
import { person } from './tables.server.ts';
import { onward } from './then.ts';

export type Letter = 'confirm' | 'reset' | 'exists' | 'password_changed';

/** A letter that waits; `then`: where its reader was going when they made the account. */
export type Mailing = { personId: string; letter: Letter; then?: string };

type Text = { subject: string; text: string };

/** Writes to a person in their language. */
export async function sendLetter(mailing: Mailing, now: Date): Promise<void> {
	const written = await writeLetter(mailing, now);
	if (written) await sendMail(written);
}

/**
 * Null when it has no purpose any more: the person deleted the account or confirmed the address meanwhile.
 * The link is made now, so no queue and no row ever holds its token.
 */
export async function writeLetter(
	{ personId, letter, then = '' }: Mailing,
	now: Date
): Promise<(Text & { to: string }) | null> {
	const [to] = await db.select().from(person).where(eq(person.id, personId));
	if (!to || (letter === 'confirm' && to.emailVerified)) return null;
	const language = isUiLanguage(to.language) ? to.language : 'en';
	return { to: to.email, ...(await composed(letter, { ...to, then }, language, now)) };
}

async function composed(
	letter: Letter,
	to: { id: string; name: string; then: string },
	locale: UiLanguage,
	now: Date
): Promise<Text> {
	const page = (path: string) => `${publicUrl()}/${locale}/${path}`;
	const link = async (purpose: Purpose, path: string) =>
		`${page(path)}?token=${await transaction((tx) => makeLink(tx, purpose, to.id, now))}`;
	const { name } = to;
	switch (letter) {
		case 'confirm':
			return {
				subject: m.people_letter_confirm_subject({}, { locale }),
				// Without the name: whoever signed up chose it, and may have chosen it for what it says.
				text: m.people_letter_confirm_text(
					{ link: (await link('confirm', 'confirm')) + onward(to.then) },
					{ locale }
				)
			};
		case 'reset':
			return {
				subject: m.people_letter_reset_subject({}, { locale }),
				text: m.people_letter_reset_text({ name, link: await link('reset', 'reset') }, { locale })
			};
		case 'exists':
			return {
				subject: m.people_letter_exists_subject({}, { locale }),
				text: m.people_letter_exists_text(
					{ name, signIn: page('sign-in'), forgotten: page('forgotten') },
					{ locale }
				)
			};
		case 'password_changed':
			return {
				subject: m.people_letter_password_changed_subject({}, { locale }),
				text: m.people_letter_password_changed_text({ name, forgotten: page('forgotten') }, { locale })
			};
	}
}
