import {
	attemptMarks,
	attemptScore,
	attemptsOf,
	drawQuestions,
	type Attempt,
	type AttemptFlag,
	type GivenAnswer,
	type Question,
	type QuizBlock,
	type QuizScore
} from '#courses/index.ts';
import type { Statement } from '#records/index.ts';
import type { Moment } from './progress.ts';

/** How many acts are evidence, by why; most of them count for nothing. */
export type Evidence = { flag: AttemptFlag; count: number }[];

export function evidenceCounted(flags: Iterable<AttemptFlag>): Evidence {
	const counts = new Map<AttemptFlag, number>();
	for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
	return [...counts].map(([flag, count]) => ({ flag, count }));
}

/** One question of an attempt, as the team may look at it. */
export type AnswerSeen = {
	question: Question;
	answer: GivenAnswer | null;
	/** What it earned, 0..1; null: a person has still to say, or it may not be seen yet. */
	share: number | null;
	/** What whoever marked it said to the learner. */
	note: string;
	/** Why it may not be seen: a draft of the learner's own; or it will be marked without names. */
	kept: 'not_given' | 'blind' | null;
};

export type AttemptSeen = {
	attempt: Attempt;
	/** Null while it is under way. */
	score: QuizScore | null;
	answers: AnswerSeen[];
};

/**
 * A learner's attempts at a quiz for whoever knows their name. What is not given yet is the learner's own; and an open
 * answer of an edition that marks blind stays away until it is marked, or marking would not be blind.
 */
export function attemptsSeen(
	quiz: QuizBlock,
	log: Iterable<Statement>,
	moment: Moment,
	blind: boolean
): AttemptSeen[] {
	return attemptsOf(quiz, log, moment).map((attempt) => {
		const asked = drawQuestions(quiz, attempt.id);
		const marks = attemptMarks(asked, attempt);
		const isGiven = (answer: GivenAnswer | undefined): boolean =>
			attempt.closedAt !== null || (quiz.feedback === 'at-once' && answer?.provisional === false);
		return {
			attempt,
			score: attempt.closedAt === null ? null : attemptScore(quiz, attempt),
			answers: asked.map((question): AnswerSeen => {
				const answer = attempt.answers.get(question.id);
				const waits = blind && question.kind === 'open' && !attempt.marks.has(question.id);
				const kept = !isGiven(answer) ? 'not_given' : waits && answer ? 'blind' : null;
				return {
					question,
					answer: kept === null ? (answer ?? null) : null,
					share: kept === null ? (marks.get(question.id) ?? null) : null,
					note: attempt.marks.get(question.id)?.note ?? '',
					kept
				};
			})
		};
	});
}
