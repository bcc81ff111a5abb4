import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { m } from '#messages/messages.js';
import { addressee } from '#people/index.server.ts';
import { db, sendMail, transaction, publicUrl } from '#platform/index.server.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import { isOpen, type AssignmentId } from './assignment.ts';
import { expert, expertAssignment } from './expert-tables.server.ts';
import type { Expert, ExpertId } from './expert.ts';
import { graceDays } from './expert-state.ts';

/** What an expert is written: about their profile, or about an assignment. */
export type ExpertLetter = 'invited' | 'vetted' | 'reconfirm' | 'asleep';
export type AssignmentLetter = 'asked' | 'cancelled' | 'answered' | 'reference';

type Written = { to: string; subject: string; text: string };

export async function sendExpertLetter(id: ExpertId, letter: ExpertLetter): Promise<void> {
	const written = await writeExpertLetter(id, letter);
	if (written) await sendMail(written);
}

/** Null, when it has no purpose any more: they withdrew, erased it, or did meanwhile what it asks for. */
export async function writeExpertLetter(id: ExpertId, letter: ExpertLetter): Promise<Written | null> {
	const [row] = await db.select().from(expert).where(eq(expert.id, id));
	if (!row || row.withdrawnAt || !hasPurpose(letter, row)) return null;
	const to = await addressee(row.personId);
	if (!to) return null;
	const locale = { locale: to.language };
	const words = { name: to.name, page: `${publicUrl()}/${to.language}/account/expert`, days: graceDays };
	switch (letter) {
		case 'invited': {
			const why = { passed: m.experts_letter_passed, taught: m.experts_letter_taught } as const;
			const because = row.way === 'passed' || row.way === 'taught' ? why[row.way]({}, locale) : '';
			return {
				to: to.email,
				subject: m.experts_letter_invited_subject({}, locale),
				text: m.experts_letter_invited_text({ ...words, because: because && `${because}\n\n` }, locale)
			};
		}
		case 'vetted':
			return {
				to: to.email,
				subject: m.experts_letter_vetted_subject({}, locale),
				text: m.experts_letter_vetted_text(words, locale)
			};
		case 'reconfirm':
			return {
				to: to.email,
				subject: m.experts_letter_reconfirm_subject({}, locale),
				text: m.experts_letter_reconfirm_text(words, locale)
			};
		case 'asleep':
			return {
				to: to.email,
				subject: m.experts_letter_asleep_subject({}, locale),
				text: m.experts_letter_asleep_text(words, locale)
			};
	}
}

function hasPurpose(letter: ExpertLetter, row: Expert & { remindedAt: Date | null }): boolean {
	if (letter === 'invited') return row.describedAt === null;
	if (letter === 'vetted') return row.vettedAt !== null;
	return row.remindedAt !== null;
}

export async function sendAssignmentLetter(
	id: AssignmentId,
	letter: AssignmentLetter,
	now: Date
): Promise<void> {
	const written = await writeAssignmentLetter(id, letter, now);
	if (written) await sendMail(written);
}

/** To the expert; to whoever asked, when it was answered. The link is made now: no queue and no row holds its token. */
export async function writeAssignmentLetter(
	id: AssignmentId,
	letter: AssignmentLetter,
	now: Date
): Promise<Written | null> {
	const [row] = await db
		.select({ asked: expertAssignment, personId: expert.personId, profile: expert.profile })
		.from(expertAssignment)
		.innerJoin(expert, eq(expert.id, expertAssignment.expertId))
		.where(eq(expertAssignment.id, id));
	if (!row) return null;
	const { asked, personId, profile } = row;
	if (letter === 'asked' && !isOpen(asked, now.toISOString().slice(0, 10))) return null;
	const to = await addressee(letter === 'answered' ? (asked.askedBy ?? '') : personId);
	if (!to) return null;
	const locale = { locale: to.language };
	const facts = {
		name: to.name,
		title: asked.title,
		organisation: asked.organisation,
		dates: daysIn(asked.startsOn, asked.endsOn, to.language)
	};
	switch (letter) {
		case 'asked': {
			const link = `${publicUrl()}/${to.language}/experts/answer?token=${await newLink(id)}`;
			const place = asked.place ?? '–';
			const message = asked.message ? `${asked.message}\n\n` : '';
			return {
				to: to.email,
				subject: m.experts_letter_asked_subject({ title: asked.title }, locale),
				text: m.experts_letter_asked_text({ ...facts, place, message, link }, locale)
			};
		}
		case 'cancelled':
			return {
				to: to.email,
				subject: m.experts_letter_cancelled_subject({ title: asked.title }, locale),
				text: m.experts_letter_cancelled_text(facts, locale)
			};
		case 'reference':
			return {
				to: to.email,
				subject: m.experts_letter_reference_subject({ title: asked.title }, locale),
				text: m.experts_letter_reference_text(
					{ ...facts, page: `${publicUrl()}/${to.language}/account/expert/assignments` },
					locale
				)
			};
		case 'answered': {
			const expertName = profile.name?.name ?? '–';
			const said = {
				...facts,
				expert: expertName,
				answer: asked.answer ? `${asked.answer}\n\n` : '',
				page: `${publicUrl()}/${to.language}/desk/roster/${asked.expertId ?? ''}`
			};
			const accepted = asked.state === 'accepted';
			return {
				to: to.email,
				subject: accepted
					? m.experts_letter_accepted_subject({ title: asked.title }, locale)
					: m.experts_letter_declined_subject({ title: asked.title }, locale),
				text: accepted
					? m.experts_letter_accepted_text(said, locale)
					: m.experts_letter_declined_text(said, locale)
			};
		}
	}
}

/** The newest link works, once. */
async function newLink(id: AssignmentId): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await transaction((tx) =>
		tx
			.update(expertAssignment)
			.set({ tokenSha256: hashOf(token) })
			.where(eq(expertAssignment.id, id))
	);
	return token;
}

export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

function daysIn(from: string, until: string, language: UiLanguage): string {
	const locale = language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language;
	const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
	return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${until}T00:00:00Z`));
}
