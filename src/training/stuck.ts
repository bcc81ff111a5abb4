import type { Summary } from './summary.ts';

/**
 * Why somebody may need the team. attempts_used: a quiz that must be passed, and no attempt left; refused: answers that
 * could not be taken; not_begun and away: nothing done; same_lesson: at work, and no further.
 */
export const troubles = ['attempts_used', 'refused', 'not_begun', 'away', 'same_lesson'] as const;
export type Trouble = (typeof troubles)[number];

/** `of`: the key of the quiz or lesson; `days`: for how long; `count`: of how many answers. */
export type Stuck = { trouble: Trouble; of: string | null; days: number | null; count: number | null };

export const stuckDays = 7;
const day = 86_400_000;

/** What a learner is stuck in, the most pressing first; nothing for who has what they came for. */
export function stuckIn(
	learner: { enrolledAt: Date; summary: Summary; refused: number },
	quizzes: readonly { key: string; attempts: number | null; pass: number | null }[],
	moment: { now: Date; from: Date | null; until: Date | null }
): Stuck[] {
	const { summary } = learner;
	const found: Stuck[] = [];
	const say = (trouble: Trouble, more: Partial<Stuck> = {}) =>
		found.push({ trouble, of: null, days: null, count: null, ...more });
	for (const { key, attempts, pass } of quizzes) {
		const standing = summary.quizzes[key];
		if (
			pass !== null &&
			attempts !== null &&
			standing &&
			standing.begun >= attempts &&
			standing.passed === false
		)
			say('attempts_used', { of: key });
	}
	if (learner.refused > 0) say('refused', { count: learner.refused });
	const over = moment.until !== null && moment.now >= moment.until;
	const begins = Math.max(Number(learner.enrolledAt), Number(moment.from ?? 0));
	if (over || summary.met.completion || summary.lessonsDone === summary.lessons) return found;
	const daysSince = (at: number) => Math.floor((Number(moment.now) - at) / day);
	const last = summary.lastAt === null ? null : daysSince(Date.parse(summary.lastAt));
	const here = summary.placeSince === null ? 0 : daysSince(Date.parse(summary.placeSince));
	if (last === null) {
		if (daysSince(begins) >= stuckDays) say('not_begun', { days: daysSince(begins) });
	} else if (last >= stuckDays) say('away', { of: summary.place, days: last });
	else if (here >= stuckDays) say('same_lesson', { of: summary.place, days: here });
	return found;
}
