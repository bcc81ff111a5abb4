import { and, eq, isNull, or } from 'drizzle-orm';
import type { Version } from '#courses/index.server.ts';
import { attemptsOf, drawQuestions, saysNothing } from '#courses/index.ts';
import type { Writer } from '#platform/index.server.ts';
import type { Statement } from '#records/index.ts';
import type { Enrolment } from './enrolment.server.ts';
import type { Moment } from './progress.ts';
import { markingTask } from './tables.server.ts';

/** Notes the open answers that were handed in and that nobody marked, for those who mark. */
export async function noteMarking(
	tx: Writer,
	own: Enrolment,
	{ content }: Version,
	log: readonly Statement[],
	moment: Moment
): Promise<void> {
	const quizzes = content.modules
		.flatMap((module) => module.lessons)
		.flatMap((lesson) => lesson.blocks)
		.filter((block) => block.kind === 'quiz');
	const waiting = quizzes.flatMap((quiz) =>
		attemptsOf(quiz, log, moment)
			.filter((attempt) => attempt.closedAt !== null && !attempt.beyond)
			.flatMap((attempt) =>
				drawQuestions(quiz, attempt.id).flatMap((question) => {
					const answer = attempt.answers.get(question.id);
					if (question.kind !== 'open' || !answer || saysNothing(answer.value)) return [];
					return [{ attempt, question, answer, marked: attempt.marks.has(question.id) }];
				})
			)
	);
	const keyOf = ({ attempt, question }: (typeof waiting)[number]) => ({
		enrolmentId: own.id,
		attempt: attempt.id,
		questionId: question.id
	});
	const unmarked = waiting.filter(({ marked }) => !marked);
	if (unmarked.length > 0)
		await tx
			.insert(markingTask)
			.values(
				unmarked.map((one) => ({
					...keyOf(one),
					language: one.answer.language,
					handedInAt: one.attempt.closedAt ?? moment.now
				}))
			)
			.onConflictDoNothing();
	const marked = waiting.filter((one) => one.marked).map(keyOf);
	if (marked.length > 0)
		await tx
			.update(markingTask)
			.set({ markedAt: moment.now })
			.where(
				and(
					eq(markingTask.enrolmentId, own.id),
					or(
						...marked.map(({ attempt, questionId }) =>
							and(eq(markingTask.attempt, attempt), eq(markingTask.questionId, questionId))
						)
					),
					isNull(markingTask.markedAt)
				)
			);
}
