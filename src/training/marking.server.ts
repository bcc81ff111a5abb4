import { and, eq, isNull, or } from 'drizzle-orm';
import type { Version } from '#courses/index.server.ts';
import { attemptsOf, drawQuestions, saysNothing, type ItemId } from '#courses/index.ts';
import type { Writer } from '#platform/index.server.ts';
import type { Statement } from '#records/index.ts';
import type { EnrolmentId } from './enrolment.ts';
import type { Moment } from './progress.ts';
import { markingTask } from './tables.server.ts';

/** An answer in words that was handed in. `marked`: somebody has. */
export type OpenAnswer = {
	attempt: string;
	questionId: ItemId;
	language: string;
	handedInAt: Date;
	marked: boolean;
};

/** The answers of a log that a person marks, handed in, whether anybody has yet or not. */
export function openAnswers({ content }: Version, log: readonly Statement[], moment: Moment): OpenAnswer[] {
	const quizzes = content.modules
		.flatMap((module) => module.lessons)
		.flatMap((lesson) => lesson.blocks)
		.filter((block) => block.kind === 'quiz')
		.filter(({ questions }) => questions.some(({ kind }) => kind === 'open'));
	return quizzes.flatMap((quiz) =>
		attemptsOf(quiz, log, moment)
			.filter((attempt) => attempt.closedAt !== null && !attempt.beyond)
			.flatMap((attempt) =>
				drawQuestions(quiz, attempt.id).flatMap((question) => {
					const answer = attempt.answers.get(question.id);
					if (question.kind !== 'open' || !answer || saysNothing(answer.value)) return [];
					return [
						{
							attempt: attempt.id,
							questionId: question.id,
							language: answer.language,
							handedInAt: attempt.closedAt ?? moment.now,
							marked: attempt.marks.has(question.id)
						}
					];
				})
			)
	);
}

/** Notes those that nobody marked, for those who mark. */
export async function noteMarking(
	tx: Writer,
	enrolmentId: EnrolmentId,
	answers: readonly OpenAnswer[],
	now: Date
): Promise<void> {
	const unmarked = answers.filter(({ marked }) => !marked);
	if (unmarked.length > 0)
		await tx
			.insert(markingTask)
			.values(unmarked.map(({ marked: _, ...one }) => ({ enrolmentId, ...one })))
			.onConflictDoNothing();
	const marked = answers.filter((one) => one.marked);
	if (marked.length > 0)
		await tx
			.update(markingTask)
			.set({ markedAt: now })
			.where(
				and(
					eq(markingTask.enrolmentId, enrolmentId),
					or(
						...marked.map(({ attempt, questionId }) =>
							and(eq(markingTask.attempt, attempt), eq(markingTask.questionId, questionId))
						)
					),
					isNull(markingTask.markedAt)
				)
			);
}
