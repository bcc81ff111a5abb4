import { eq } from 'drizzle-orm';
import { dayIn } from '#catalogue/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { kindOf, later, transaction, type Writer } from '#platform/index.server.ts';
import type { EventFacts } from './event.ts';
import { eventFacts } from './event.server.ts';
import {
	largestEvidence,
	lastDayOf,
	milestoneMonths,
	problemsOfReport,
	refusalToReportOn,
	type Milestone,
	type MilestoneMonth,
	type Outcome,
	type ReportId
} from './milestone.ts';
import { milestoneKey, noteRefusedLink, readMilestoneKey } from './plan-key.server.ts';
import { milestonesOfPlans, reportsOfPlan, type PlanRow, type Report } from './plan.server.ts';
import { eventMilestoneReport, eventPlan, eventPlanMember, type LinkRefusal } from './plan-tables.server.ts';

/** What a milestone's letter leads to. */
export type AskedMilestone = {
	event: EventFacts;
	plan: Pick<PlanRow, 'number' | 'title' | 'language' | 'steps' | 'illustrative'>;
	month: MilestoneMonth;
	dueOn: string;
	/** The last day on which it can be answered, or answered again. */
	until: string;
	/** What was said of this milestone until now, newest first. */
	reports: Report[];
};

/** A link that opens nothing: why, and what may be said of it. `next`: when this plan's writers are asked again. */
export type RefusedMilestone = { refused: LinkRefusal; until: string | null; next: string | null };

type Held = { asked: AskedMilestone; planRow: PlanRow; memberId: string };

/** Looks at what a letter asks: reading it answers nothing. A link that opens nothing is counted. */
export async function openMilestone(key: string, now: Date): Promise<AskedMilestone | RefusedMilestone> {
	return transaction(async (tx) => {
		const held = await holdMilestone(tx, key, now);
		return 'refused' in held ? held : held.asked;
	});
}

async function holdMilestone(tx: Writer, key: string, now: Date): Promise<Held | RefusedMilestone> {
	const refuse = async (
		refused: LinkRefusal,
		event: EventFacts | null,
		milestones: readonly Milestone[] = [],
		month: MilestoneMonth | null = null
	): Promise<RefusedMilestone> => {
		await noteRefusedLink(tx, refused, event?.id ?? null, now);
		const today = now.toISOString().slice(0, 10);
		const next = milestones.find(({ dueOn }) => dueOn > today)?.dueOn ?? null;
		return { refused, until: month ? lastDayOf(milestones, month) : null, next };
	};
	const read = await readMilestoneKey(key);
	if (!read) return refuse('forged', null);
	const { memberId, month, version } = read;
	const [member] = await tx.select().from(eventPlanMember).where(eq(eventPlanMember.id, memberId));
	if (!member) return refuse('erased', null);
	const [planRow] = await tx.select().from(eventPlan).where(eq(eventPlan.id, member.planId)).for('update');
	if (!planRow) return refuse('erased', null);
	const event = await eventFacts(planRow.eventId, tx);
	if (planRow.erasedAt) return refuse('erased', event);
	if (member.keyVersion !== version) return refuse('revoked', event);
	const milestones = (await milestonesOfPlans([planRow.id], tx)).get(planRow.id) ?? [];
	const today = dayIn(event.zone, now);
	const why = refusalToReportOn({ state: planRow.state, milestones }, month, today);
	const own = milestones.find((one) => one.month === month);
	const until = lastDayOf(milestones, month);
	if (why || !own || until === null) return refuse(why ?? 'early', event, milestones, month);
	const reports = (await reportsOfPlan(planRow.id, tx)).filter((one) => one.month === month);
	const { number, title, language, steps, illustrative } = planRow;
	const plan = { number, title, language, steps, illustrative };
	return { asked: { event, plan, month, dueOn: own.dueOn, until, reports }, planRow, memberId };
}

export type SentReport = {
	/** Minted with the form: sent twice it is one report. */
	id: ReportId | null;
	outcome: string;
	words: string;
	link: string;
	file: { name: string; bytes: Uint8Array } | null;
};

/**
 * Says how a plan goes, and may be said again until the next milestone; its owner is told by letter. A link that opens nothing
 * by now gives the reason back, for a page that still shows what was written; it is no Refusal, so that it is counted.
 */
export async function reportMilestone(
	key: string,
	sent: SentReport,
	now: Date
): Promise<{ asked: AskedMilestone } | RefusedMilestone> {
	const [problem] = problemsOfReport({ ...sent, hasFile: sent.file !== null });
	if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
	const file = sent.file && (await checkedFile(sent.file));
	return transaction(async (tx) => {
		const held = await holdMilestone(tx, key, now);
		if ('refused' in held) return held;
		const { asked, planRow, memberId } = held;
		const added = await tx
			.insert(eventMilestoneReport)
			.values({
				...{ id: sent.id ?? newId<'MilestoneReport'>(), planId: planRow.id, month: asked.month, at: now },
				...{ memberId: memberId as never, outcome: sent.outcome as Outcome },
				...{ words: sent.words.replace(/\r\n?/gu, '\n').trim(), link: sent.link.trim() || null },
				...(file && { fileName: file.name, fileType: file.type, fileBytes: file.bytes })
			})
			.onConflictDoNothing()
			.returning({ id: eventMilestoneReport.id });
		if (added.length > 0)
			await later(tx, 'events.mailPlan', { planId: planRow.id, letter: 'reported', month: asked.month });
		return { asked };
	});
}

const kinds = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'];

/** What it is is told by its content, whatever its name says. */
async function checkedFile({ name, bytes }: { name: string; bytes: Uint8Array }) {
	if (bytes.byteLength > largestEvidence * 1024 * 1024)
		throw new Refusal('file_too_large', { megabytes: largestEvidence, field: 'file' });
	const type: string = await kindOf(bytes).catch((error: unknown) => {
		if (error instanceof Refusal) throw new Refusal(error.code, { ...error.details, field: 'file' });
		throw error;
	});
	const office = type.startsWith('application/vnd.');
	if (!kinds.includes(type) && !office) throw new Refusal('file_of_another_kind', { type, field: 'file' });
	const plain = name
		.normalize('NFC')
		.replace(/[\p{C}\p{Zl}\p{Zp}/\\"]/gu, '')
		.trim();
	return { name: [...plain].slice(-100).join('') || 'file', type, bytes };
}

/** The way to what may be answered today, for a writer on the plan's own page; null: nothing may. */
export async function openMilestoneKey(
	member: { id: (typeof eventPlanMember.$inferSelect)['id']; keyVersion: number },
	plan: Pick<PlanRow, 'state'>,
	milestones: readonly Milestone[],
	today: string
): Promise<{ month: MilestoneMonth; key: string } | null> {
	const month = milestoneMonths.find(
		(one) => refusalToReportOn({ state: plan.state, milestones }, one, today) === null
	);
	return month ? { month, key: await milestoneKey(member, month) } : null;
}
