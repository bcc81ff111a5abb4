import { and, desc, eq, sql } from 'drizzle-orm';
import { dayText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import { db, sendMail, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage, type UiLanguage } from '#vocabulary/index.ts';
import { eventParticipant } from './application-tables.server.ts';
import { eventTitle } from './application-title.server.ts';
import { eventFacts } from './event.server.ts';
import { lastDayOf, type MilestoneLetter, type MilestoneMonth } from './milestone.ts';
import type { ParticipantId } from './participant.ts';
import { planPath, type PlanId } from './plan.ts';
import { milestoneKey, participantKey } from './plan-key.server.ts';
import { milestonesOfPlans } from './plan.server.ts';
import { eventPlan, eventPlanMember } from './plan-tables.server.ts';

export type PlanLetter = MilestoneLetter | 'reported';
type Written = { to: string; subject: string; text: string };

export async function sendPlanLetter(id: PlanId, letter: PlanLetter, month: MilestoneMonth): Promise<void> {
	const written = await writePlanLetter(id, letter, month);
	if (written) await sendMail(written);
}

/**
 * To the plan's owner, in their language; to another writer where the owner has no address. The link is made now: no queue
 * and no row holds it. Null where nobody is to be written to any more.
 */
export async function writePlanLetter(
	id: PlanId,
	letter: PlanLetter,
	month: MilestoneMonth
): Promise<Written | null> {
	const [plan] = await db.select().from(eventPlan).where(eq(eventPlan.id, id));
	if (plan?.state !== 'shared') return null;
	const [to] = await db
		.select()
		.from(eventPlanMember)
		.where(and(eq(eventPlanMember.planId, id), sql`${eventPlanMember.email} is not null`))
		.orderBy(desc(eventPlanMember.isOwner))
		.limit(1);
	// Nobody ever has an address there (RFC 2606): the people of a demonstration are not written to.
	if (!to?.email || to.email.endsWith('.invalid')) return null;
	const language: UiLanguage = isUiLanguage(to.language) ? to.language : 'en';
	const locale = { locale: language };
	const event = await eventFacts(plan.eventId);
	const milestones = (await milestonesOfPlans([id])).get(id) ?? [];
	const until = lastDayOf(milestones, month);
	const words = {
		...{ name: to.name ?? '', plan: plan.title, event: await eventTitle(event, language), month },
		until: until ? dayText(until, language) : '–',
		link: `${publicUrl()}/${language}/plans/report?key=${await milestoneKey(to, month)}`,
		page: `${publicUrl()}${planPath(language, event.slug, plan.number)}`
	};
	if (letter === 'reported')
		return {
			to: to.email,
			subject: m.plans_letter_reported_subject(words, locale),
			text: m.plans_letter_reported_text(words, locale)
		};
	return {
		to: to.email,
		subject:
			letter === 'milestone'
				? m.plans_letter_asked_subject(words, locale)
				: m.plans_letter_reminder_subject(words, locale),
		text:
			letter === 'milestone'
				? m.plans_letter_asked_text(words, locale)
				: m.plans_letter_reminder_text(words, locale)
	};
}

/** The link by which a participant writes their plan. Null: gone, or withdrew. */
export async function writePlanLink(id: ParticipantId): Promise<Written | null> {
	const [row] = await db.select().from(eventParticipant).where(eq(eventParticipant.id, id));
	if (!row?.email || row.state === 'withdrawn' || row.email.endsWith('.invalid')) return null;
	const language: UiLanguage = isUiLanguage(row.language) ? row.language : 'en';
	const locale = { locale: language };
	const event = await eventFacts(row.eventId);
	const words = {
		...{ name: row.name ?? '', event: await eventTitle(event, language) },
		link: `${publicUrl()}/${language}/plans/enter?key=${await participantKey(id)}`
	};
	return {
		to: row.email,
		subject: m.plans_letter_link_subject(words, locale),
		text: m.plans_letter_link_text(words, locale)
	};
}

export async function sendPlanLink(id: ParticipantId): Promise<void> {
	const written = await writePlanLink(id);
	if (written) await sendMail(written);
}
