import type { CourseRules, Content, VersionId } from '#courses/index.ts';
import { explainRules, type LearnerProgress } from './progress.ts';

/** What is kept of a learner's progress, so that a gradebook of hundreds reads no log. JSON. */
export type Summary = {
	lessonsDone: number;
	lessons: number;
	/** Keys of the lessons that are done. */
	done: string[];
	/** The key of the lesson to go on with. */
	place: string | null;
	placeSince: string | null;
	quizzes: {
		[key: string]: { share: number | null; passed: boolean | null; begun: number; awaiting: boolean };
	};
	writings: number;
	sessions: number;
	lastAt: string | null;
	/** It changes then by itself: an attempt's time runs out. */
	changesAt: string | null;
	met: { participation: boolean; completion: boolean };
};

export function summaryOf(rules: CourseRules, content: Content, progress: LearnerProgress): Summary {
	const lessons = content.modules.flatMap((module) => module.lessons);
	const done = lessons.filter(({ id }) => progress.lessons[id] === 'done').map(({ key }) => key);
	const explained = explainRules(rules, content, progress);
	return {
		lessonsDone: done.length,
		lessons: lessons.length,
		done,
		place: lessons.find(({ id }) => id === progress.place)?.key ?? null,
		placeSince: progress.placeSince?.toISOString() ?? null,
		quizzes: Object.fromEntries(
			Object.values(progress.quizzes).map(({ key, share, passed, begun, awaiting }) => [
				key,
				{ share, passed, begun, awaiting }
			])
		),
		writings: progress.writings,
		sessions: progress.sessions,
		lastAt: progress.lastAt?.toISOString() ?? null,
		changesAt: progress.changesAt?.toISOString() ?? null,
		met: {
			participation: explained.participation?.met ?? false,
			completion: explained.completion?.met ?? false
		}
	};
}

/** Whether a kept summary still says what the log says. */
export function isCurrent(
	kept: { through: number; versionId: VersionId; summary: Summary },
	log: { last: number; versionId: VersionId },
	now: Date
): boolean {
	return (
		kept.through === log.last &&
		kept.versionId === log.versionId &&
		(kept.summary.changesAt === null || now < new Date(kept.summary.changesAt))
	);
}
