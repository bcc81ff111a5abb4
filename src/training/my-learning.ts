import type { Explained } from '#certificates/index.ts';
import type { Achievement, Content, Lesson } from '#courses/index.ts';
import type { EnrolmentState } from './enrolment.ts';
import { mayStudy, runOf, type Edition, type Phase } from './edition.ts';
import type { ExplainedRules, LearnerProgress } from './progress.ts';

/** What to do next in an edition. A lesson is named by its key. */
export type Next =
	| {
			what: 'wait_for_seat' | 'wait_for_decision' | 'cancelled' | 'announced' | 'all_done' | 'ended' | 'left';
	  }
	| { what: 'begins'; at: Date }
	| { what: 'begin' | 'go_on'; lesson: string }
	| { what: 'quiz'; lesson: string; quiz: string };

export type Standing = {
	state: EnrolmentState;
	edition: Edition;
	phase: Phase;
	nameConfirmed: boolean;
	studying: { content: Content; progress: LearnerProgress; explained: ExplainedRules } | null;
};

/** Whoever earned a certificate gets it, also after the end; it waits until they have confirmed how their name is spelt. */
export function nameWaits({ state, nameConfirmed, studying }: Standing): boolean {
	const earned = studying?.explained.participation?.met || studying?.explained.completion?.met;
	return Boolean(earned) && !nameConfirmed && state === 'enrolled';
}

export function nextOf({ state, edition, phase, studying }: Standing, now: Date): Next {
	if (state === 'waiting') return { what: 'wait_for_seat' };
	if (state === 'applied') return { what: 'wait_for_decision' };
	if (state !== 'enrolled') return { what: 'left' };
	if (phase === 'cancelled') return { what: 'cancelled' };
	if (!mayStudy(edition, now)) {
		const { from } = runOf(edition);
		return from !== null && now < from ? { what: 'begins', at: from } : { what: 'announced' };
	}
	if (!studying) return { what: 'announced' };
	return lessonNext(studying) ?? { what: phase === 'over' ? 'ended' : 'all_done' };
}

function lessonNext({ content, progress, explained }: NonNullable<Standing['studying']>): Next | null {
	const lessons = content.modules.flatMap((module) => module.lessons);
	const [first] = lessons;
	if (!first) return null;
	if (progress.place === null) return { what: 'begin', lesson: first.key };
	const at = lessons.find(({ id }) => id === progress.place);
	if (at && progress.lessons[at.id] !== 'done') return { what: 'go_on', lesson: at.key };
	const quiz = quizMissing(explained.completion ?? explained.participation, lessons, progress);
	return quiz && { what: 'quiz', ...quiz };
}

/** The first quiz that is still missing and may be tried again, with its lesson. */
function quizMissing(
	rule: Explained<Achievement> | null,
	lessons: readonly Lesson[],
	progress: LearnerProgress
): { lesson: string; quiz: string } | null {
	if (rule === null || rule.met) return null;
	for (const leaf of leavesMissing(rule)) {
		if (!('quiz' in leaf)) continue;
		const standing = Object.values(progress.quizzes).find(({ key }) => key === leaf.quiz);
		if (!standing || (standing.left === 0 && standing.open === null)) continue;
		const lesson = lessons.find(({ blocks }) => blocks.some(({ id }) => id === standing.id));
		if (lesson) return { lesson: lesson.key, quiz: leaf.quiz };
	}
	return null;
}

function leavesMissing(explained: Explained<Achievement>): Achievement[] {
	if (explained.met) return [];
	return explained.kind === 'leaf' ? [explained.leaf] : explained.parts.flatMap(leavesMissing);
}

/** What a certificate asks for, part by part; `choose`: so many of the parts within are enough. */
export type Part =
	| { kind: 'one'; asked: Achievement; have: number; need: number; met: boolean }
	| { kind: 'choose'; need: number; met: boolean; parts: Part[] };

export function partsOf(explained: Explained<Achievement>): Part[] {
	const { have, need, met } = explained;
	if (explained.kind === 'leaf') return [{ kind: 'one', asked: explained.leaf, have, need, met }];
	const parts = explained.parts.flatMap(partsOf);
	return explained.kind === 'all' ? parts : [{ kind: 'choose', need, met, parts }];
}

/** How many parts are still to do, of how many. */
export function partsLeft(parts: readonly Part[]): { left: number; of: number } {
	return { left: parts.filter(({ met }) => !met).length, of: parts.length };
}
