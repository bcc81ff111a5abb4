import type { Id } from '#platform/index.ts';
import { refusalToText } from '#ui/form/text.ts';
import { refusalToEvidenceLink, type PlanState } from './plan.ts';

export type ReportId = Id<'MilestoneReport'>;

/** Months after the event. */
export const milestoneMonths = [3, 6, 12] as const;
export type MilestoneMonth = (typeof milestoneMonths)[number];

export const outcomes = ['done', 'under-way', 'stopped'] as const;
export type Outcome = (typeof outcomes)[number];

/** How a milestone stands. `asked`: the answer may still come; `silent`: none came; `not-asked`: nobody could be written to. */
export const milestoneStands = ['not-due', 'asked', 'silent', 'not-asked', ...outcomes] as const;
export type MilestoneStand = (typeof milestoneStands)[number];

export type Milestone = {
	month: MilestoneMonth;
	dueOn: string;
	askedAt: Date | null;
	remindedAt: Date | null;
	lastRemindedAt: Date | null;
};

/** Days after the question. */
export const reminderDays = [10, 20] as const;
/** How long the last one may be answered, in days. */
export const lastWindowDays = 60;
export const longestReport = 4000;
/** Of a file that shows something, in megabytes. */
export const largestEvidence = 5;

/** The same day that many months later; the last of the month where it is shorter. */
export function monthsAfter(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const daysAfter = (day: string, days: number) =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** When a plan is asked about that is shared on this day: what is past already is not asked. */
export function milestonesOf(endsOn: string, sharedOn: string): { month: MilestoneMonth; dueOn: string }[] {
	return milestoneMonths
		.map((month) => ({ month, dueOn: monthsAfter(endsOn, month) }))
		.filter(({ dueOn }) => dueOn > sharedOn);
}

/** The last day on which it is answered: the one before the next is due. */
export function lastDayOf(
	milestones: readonly Pick<Milestone, 'month' | 'dueOn'>[],
	month: MilestoneMonth
): string | null {
	const own = milestones.find((one) => one.month === month);
	if (!own) return null;
	const next = milestones
		.filter(({ dueOn }) => dueOn > own.dueOn)
		.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
	return next ? daysAfter(next.dueOn, -1) : daysAfter(own.dueOn, lastWindowDays);
}

/** Why a milestone is not answered now; null when it can be. */
export type MilestoneRefusal = 'closed' | 'early' | 'over';

export function refusalToReportOn(
	plan: { state: PlanState; milestones: readonly Pick<Milestone, 'month' | 'dueOn'>[] },
	month: MilestoneMonth,
	today: string
): MilestoneRefusal | null {
	if (plan.state !== 'shared') return 'closed';
	const own = plan.milestones.find((one) => one.month === month);
	const last = lastDayOf(plan.milestones, month);
	if (!own || last === null || today < own.dueOn) return 'early';
	return today > last ? 'over' : null;
}

/** How it stands, honestly: `latest` is its newest report. */
export function standOf(
	milestones: readonly Milestone[],
	month: MilestoneMonth,
	latest: Outcome | null,
	today: string
): MilestoneStand {
	if (latest) return latest;
	const own = milestones.find((one) => one.month === month);
	if (!own || today < own.dueOn) return 'not-due';
	const isOver = today > (lastDayOf(milestones, month) ?? today);
	if (own.askedAt === null) return isOver ? 'not-asked' : 'asked';
	return isOver ? 'silent' : 'asked';
}

export type MilestoneLetter = 'milestone' | 'reminder' | 'last-reminder';

/** The letter that is due for a milestone that nobody answered; null: none. */
export function letterDue(
	milestones: readonly Milestone[],
	month: MilestoneMonth,
	today: string
): MilestoneLetter | null {
	const own = milestones.find((one) => one.month === month);
	const last = lastDayOf(milestones, month);
	if (!own || last === null || today < own.dueOn || today > last) return null;
	if (own.askedAt === null) return 'milestone';
	const asked = own.askedAt.toISOString().slice(0, 10);
	if (own.lastRemindedAt === null && own.remindedAt !== null && today >= daysAfter(asked, reminderDays[1]))
		return 'last-reminder';
	if (own.remindedAt === null && today >= daysAfter(asked, reminderDays[0])) return 'reminder';
	return null;
}

export type ReportInput = { outcome: string; words: string; link: string; hasFile: boolean };

/** What is wrong with a report, by the field of its form. */
export function problemsOfReport({
	outcome,
	words,
	link,
	hasFile
}: ReportInput): { field: string; code: string; details?: Record<string, number> }[] {
	const said = words.trim();
	const text = refusalToText(words, longestReport);
	if (text) return [{ field: 'words', code: text, details: { most: longestReport } }];
	if (!outcomes.some((one) => one === outcome)) return [{ field: 'outcome', code: 'not_chosen' }];
	if (outcome === 'stopped' && said === '') return [{ field: 'words', code: 'milestone_why_needed' }];
	if (outcome === 'done' && said === '' && link.trim() === '' && !hasFile)
		return [{ field: 'words', code: 'milestone_evidence_needed' }];
	const wrong = link.trim() === '' ? null : refusalToEvidenceLink(link.trim());
	return wrong ? [{ field: 'link', code: wrong, details: { most: 2000 } }] : [];
}

/** Where it is noted that a letter went out. */
export const letterColumns = {
	milestone: 'askedAt',
	reminder: 'remindedAt',
	'last-reminder': 'lastRemindedAt'
} as const satisfies Record<MilestoneLetter, keyof Milestone>;
