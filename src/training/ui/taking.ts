import {
	attemptMarks,
	attemptsLeft,
	attemptsOf,
	deadline,
	drawQuestions,
	mark,
	passed,
	quizScore,
	saysNothing,
	type Answer,
	type Attempt,
	type Mark,
	type QuizScore
} from '#courses/player.ts';
import type { PlayedQuestion, PlayedQuiz } from '#courses/ui/played.ts';
import type { Statement } from '#records/player.ts';

/** A quiz as it stands on the page of who takes it. */
export type Taking = {
	/** The attempt that is shown: under way, or the one that the first answer begins. */
	id: string;
	open: Attempt | null;
	/** Handed in, or ended by time; in the order they were begun. */
	closed: Attempt[];
	/** Which one it is, from 1. */
	number: number;
	/** How many more may be begun; null: as many as wanted. */
	left: number | null;
	asked: PlayedQuestion[];
	/** When its time is over. */
	endsAt: Date | null;
};

/** `next`: the id of the attempt that begins with the first answer. */
export function takingOf(
	quiz: PlayedQuiz,
	statements: Iterable<Statement>,
	moment: { now: Date; until: Date | null },
	next: string
): Taking {
	const attempts = attemptsOf(quiz, statements, moment);
	const open = attempts.findLast(({ closedAt, beyond }) => closedAt === null && !beyond) ?? null;
	const id = open?.id ?? next;
	return {
		id,
		open,
		closed: attempts.filter(({ closedAt, beyond }) => closedAt !== null && !beyond),
		number: open ? attempts.indexOf(open) + 1 : attempts.length + 1,
		left: attemptsLeft(quiz.attempts, attempts.length),
		asked: drawQuestions(quiz, id),
		endsAt: open && deadline(open.startedAt, quiz.minutes)
	};
}

/** Whether it is begun by a button: its clock runs from then on, or one should know first what is asked. */
export function hasStart(quiz: PlayedQuiz): boolean {
	return quiz.minutes !== null || quiz.feedback === 'after-finish';
}

/** What an answer comes to; null: the solution is not known here yet. A person's mark goes before what is computed. */
export function markOf(question: PlayedQuestion, attempt: Attempt | null): Mark | null {
	if (!question.solution) return null;
	const answer = attempt?.answers.get(question.id);
	const computed = mark(
		question.solution.question,
		answer?.value ?? null,
		answer?.language ?? question.language
	);
	const found = attempt?.marks.get(question.id)?.share;
	// An open answer that says nothing waits for nobody.
	if (found === undefined && computed.share === null && saysNothing(answer?.value))
		return { ...computed, share: 0, right: false };
	return found === undefined ? computed : { ...computed, share: found, right: found === 1 };
}

export type Result = QuizScore & { passed: boolean | null };

/** What a closed attempt comes to; null: it is not known here before the hub has answered. */
export function resultOf(quiz: PlayedQuiz, attempt: Attempt): Result | null {
	const asked = drawQuestions(quiz, attempt.id);
	const questions = asked.flatMap(({ solution }) => solution?.question ?? []);
	if (questions.length < asked.length) return null;
	const score = quizScore(questions, attemptMarks(questions, attempt));
	return { ...score, passed: passed(quiz.pass, score) };
}

/** Its time was over: nobody looked, or the page itself handed it in. */
export function endedByTime(quiz: Pick<PlayedQuiz, 'minutes'>, attempt: Attempt): boolean {
	const end = deadline(attempt.startedAt, quiz.minutes);
	return (
		attempt.closedBy === 'time' || (end !== null && attempt.closedAt !== null && attempt.closedAt >= end)
	);
}

/** The one of the attempts that counts where the best does; null: none is known to be better than the others yet. */
export function bestOf(results: readonly (Result | null)[]): Result | null {
	const known = results.filter((one) => one !== null);
	return known.reduce<Result | null>((best, one) => (best && share(best) >= share(one) ? best : one), null);
}

function share({ points, of }: Result): number {
	return of === 0 ? 0 : points / of;
}

/** How many questions say nothing yet. Steps stand in some order from the start, so that is never nothing. */
export function unansweredIn({ asked, open }: Pick<Taking, 'asked' | 'open'>): number {
	return asked.filter(({ kind }) => kind !== 'ordering').filter((one) => saysNothing(answerTo(one, open)))
		.length;
}

/** Where feedback comes at once, an answer that was given is final. */
export function isGiven(quiz: PlayedQuiz, question: PlayedQuestion, open: Attempt | null): boolean {
	return quiz.feedback === 'at-once' && open?.answers.get(question.id)?.provisional === false;
}

export function answerTo(question: PlayedQuestion, attempt: Attempt | null): Answer {
	return (attempt?.answers.get(question.id)?.value ?? null) as Answer;
}
