import { attemptsOf, drawQuestions, type Lesson, type QuizBlock } from '#courses/index.ts';
import { counts, inOrder, type Statement } from '#records/index.ts';
import type { Moment } from './progress.ts';

/**
 * Of a learner's log, what the page of one lesson rests on: its quizzes' attempts and its reflections, without what was
 * typed on the way to the answers that stand. Attempts computed from it are those computed from the whole.
 */
export function lessonLog(lesson: Lesson, statements: Iterable<Statement>, moment: Moment): Statement[] {
	const log = inOrder(statements);
	const standing = new Set<Statement>();
	for (const quiz of quizzesOf(lesson)) {
		const objects = new Set<string>([quiz.id, ...quiz.questions.map(({ id }) => id)]);
		const own = log.filter(({ attempt, object }) => attempt !== null && objects.has(object));
		const answers = new Map(attemptsOf(quiz, own, moment).map((attempt) => [attempt.id, attempt.answers]));
		const begun = new Set<string | null>();
		for (const one of own) {
			// Where its beginning has not come, an attempt began with the first that counts.
			if (counts(one) && !begun.has(one.attempt)) standing.add(one);
			if (counts(one)) begun.add(one.attempt);
			const answer = answers.get(one.attempt ?? '')?.get(one.object);
			if (one.verb !== 'saved' || (answer?.provisional && +answer.at === +one.happenedAt)) standing.add(one);
		}
	}
	const written = new Map<string, Statement>();
	const reflections = new Set<string>(
		lesson.blocks.filter(({ kind }) => kind === 'reflection').map(({ id }) => id)
	);
	for (const one of log)
		if (reflections.has(one.object) && (one.verb === 'saved' || one.verb === 'wrote'))
			written.set(`${one.verb} ${one.object}`, one);
	for (const one of written.values()) standing.add(one);
	return log.filter((one) => standing.has(one));
}

/**
 * Which questions' solutions a learner may know: of practice that answers at once, all, so that it works without a line;
 * else of questions that were asked in an attempt that is handed in, or answered where feedback comes at once.
 */
export function knownSolutions(
	quiz: QuizBlock,
	statements: Iterable<Statement>,
	moment: Moment
): ReadonlySet<string> {
	if (quiz.feedback === 'at-once' && quiz.pass === null) return new Set(quiz.questions.map(({ id }) => id));
	const known = attemptsOf(quiz, statements, moment).flatMap((attempt) => {
		const asked = drawQuestions(quiz, attempt.id).map(({ id }) => id as string);
		if (attempt.closedAt !== null) return asked;
		const given = (id: string): boolean => attempt.answers.get(id)?.provisional === false;
		return quiz.feedback === 'at-once' ? asked.filter(given) : [];
	});
	return new Set(known);
}

export function quizzesOf(lesson: Lesson): QuizBlock[] {
	return lesson.blocks.filter((block) => block.kind === 'quiz');
}
