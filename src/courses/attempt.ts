import { counts, inOrder, type Flag, type Json, type Statement } from '#records/player.ts';
import type { QuizRules } from './content.ts';
import { mark, readPersonMark, type PersonMark } from './marking.ts';
import type { Question } from './question.ts';
import { deadline, drawQuestions, quizScore, type QuizScore } from './quiz.ts';

export type TakenQuiz = Pick<QuizRules, 'attempts' | 'minutes' | 'feedback' | 'draw'> & {
	id: string;
	questions: readonly { id: string; pool: string | null }[];
};

/** Why something done in an attempt does not count, or is worth a look. */
export type AttemptFlag =
	| Flag // as the log itself found
	| 'unknown_question' // not of this quiz, or not drawn for this attempt
	| 'after_the_answer' // the solution had been shown
	| 'before_its_start' // the device's clock was put back: it counts all the same
	| 'arrived_late'; // dated in time, and stored after the time was over: it counts all the same

export type GivenAnswer = {
	value: Json;
	language: string;
	at: Date;
	/** Typed, and never handed in by itself. */
	provisional: boolean;
};

export type Attempt = {
	id: string;
	/** Of its first sign of life, where its beginning has not arrived yet. */
	startedAt: Date;
	/** When it was handed in, or its time ran out; null: under way. */
	closedAt: Date | null;
	closedBy: 'learner' | 'time' | null;
	/** Begun after all the attempts that are allowed: it is kept, and counts for nothing. */
	beyond: boolean;
	answers: ReadonlyMap<string, GivenAnswer>;
	/** What persons found, which goes before what was computed. */
	marks: ReadonlyMap<string, PersonMark>;
	evidence: readonly { statement: Statement; flag: AttemptFlag }[];
};

/** A slow phone's timer hands in a moment after the time is over. */
export const graceMilliseconds = 10_000;

/**
 * One learner's attempts at one quiz, as the log tells them, in the order they were begun. The log may come in any order
 * and twice, and may hold other things.
 *
 * Which answer counts: of a question's answers up to the close (handed in, time over, or `until`, when the edition is
 * over), the last, by the device's clock and then by id. What was typed but not given ('saved') counts like an answer:
 * it stood in the field when the tab was killed or the time ran out. But where feedback comes at once, the first given
 * answer is final, and only until then the last typed one: afterwards the solution was on the screen. A device's clock can
 * say anything: an answer that reached the hub after it had shown the solution is evidence, whatever its time.
 */
export function attemptsOf(
	quiz: TakenQuiz,
	statements: Iterable<Statement>,
	{ now, until }: { now: Date; until: Date | null }
): Attempt[] {
	const known = new Set([quiz.id, ...quiz.questions.map(({ id }) => id)]);
	const byAttempt = new Map<string, Statement[]>();
	for (const statement of inOrder(storedFirst(statements))) {
		if (statement.attempt === null) continue;
		const others = byAttempt.get(statement.attempt);
		if (others) others.push(statement);
		else byAttempt.set(statement.attempt, [statement]);
	}
	return [...byAttempt]
		.filter(([, all]) => all.some(({ object }) => known.has(object)))
		.map(([id, all]) => attemptOf(quiz, id, all, now, until))
		.sort((one, other) => +one.startedAt - +other.startedAt || (one.id < other.id ? -1 : 1))
		.map((attempt, place) => ({ ...attempt, beyond: quiz.attempts !== null && place >= quiz.attempts }));
}

/** A statement on the device and in the log is one; the log's knows when it was stored and what was found. */
function storedFirst(statements: Iterable<Statement>): Statement[] {
	return [...statements].sort(
		(one, other) => Number(one.storedAt === null) - Number(other.storedAt === null)
	);
}

/** `all`: in time's order. */
function attemptOf(quiz: TakenQuiz, id: string, all: Statement[], now: Date, until: Date | null): Attempt {
	const evidence: { statement: Statement; flag: AttemptFlag }[] = [];
	const counting = all.filter((statement) => {
		for (const flag of statement.flags) evidence.push({ statement, flag });
		return counts(statement);
	});
	const started = counting.find(({ verb, object }) => verb === 'started' && object === quiz.id);
	const startedAt = (started ?? counting[0] ?? (all[0] as Statement)).happenedAt;
	const limit = earliest(deadline(startedAt, quiz.minutes), until);
	const last = limit && new Date(limit.getTime() + graceMilliseconds);
	const finished = counting.find(({ verb, object, happenedAt }) => {
		return verb === 'finished' && object === quiz.id && (last === null || happenedAt <= last);
	});
	const over = last !== null && now > last;
	const closedAt = finished?.happenedAt ?? (over ? limit : null);
	// Handed in before it began: the clock was put back meanwhile, and says nothing about what came first.
	const end = finished && finished.happenedAt >= startedAt ? finished.happenedAt : last;

	const shown = solutionsShown(quiz, counting, finished);
	const drawn = new Set(drawQuestions(quiz, id).map((question) => question.id));
	const answers = new Map<string, GivenAnswer>();
	const marks = new Map<string, PersonMark>();
	for (const statement of counting) {
		const { verb, object, happenedAt, value, language } = statement;
		const say = (flag: AttemptFlag) => evidence.push({ statement, flag });
		if (verb === 'marked') {
			const found = readPersonMark(value);
			if (found && drawn.has(object)) marks.set(object, found);
			else say('unknown_question');
			continue;
		}
		if (happenedAt < startedAt) say('before_its_start');
		if (end && happenedAt > end) {
			say(last && happenedAt > last ? 'after_the_limit' : 'after_the_finish');
			continue;
		}
		if (verb !== 'answered' && verb !== 'saved') continue;
		if (!drawn.has(object)) {
			say('unknown_question');
			continue;
		}
		const since = shown(object);
		if (since && statement.storedAt && +statement.storedAt > +since.at + graceMilliseconds) {
			say(since.flag);
			continue;
		}
		if (last && statement.storedAt && statement.storedAt > last) say('arrived_late');
		const before = answers.get(object);
		if (quiz.feedback === 'at-once' && before && !before.provisional) {
			say('after_the_answer');
			continue;
		}
		answers.set(object, { value, language, at: happenedAt, provisional: verb === 'saved' });
	}
	const closedBy = finished ? 'learner' : over ? 'time' : null;
	return { id, startedAt, closedAt, closedBy, beyond: false, answers, marks, evidence };
}

type Since = { at: Date; flag: 'after_the_finish' | 'after_the_answer' };

/** From when the hub shows the solution of a question: the attempt has reached it as handed in, or the answer that is final. */
function solutionsShown(
	quiz: TakenQuiz,
	counting: readonly Statement[],
	finished: Statement | undefined
): (question: string) => Since | null {
	const finish: Since | null = finished?.storedAt
		? { at: finished.storedAt, flag: 'after_the_finish' }
		: null;
	if (quiz.feedback !== 'at-once') return () => finish;
	const first = new Map<string, Since>();
	for (const { verb, object, storedAt } of counting) {
		const known = first.get(object);
		if (verb === 'answered' && storedAt && (!known || storedAt < known.at))
			first.set(object, { at: storedAt, flag: 'after_the_answer' });
	}
	return (question) => first.get(question) ?? finish;
}

function earliest(one: Date | null, other: Date | null): Date | null {
	if (one === null || other === null) return one ?? other;
	return one < other ? one : other;
}

/** What an attempt's answers earn, question by question; null awaits a person. */
export function attemptMarks(questions: readonly Question[], attempt: Attempt): Map<string, number | null> {
	return new Map(
		questions.map((question) => {
			const answer = attempt.answers.get(question.id);
			const found = attempt.marks.get(question.id)?.share;
			return [question.id, found ?? mark(question, answer?.value ?? null, answer?.language ?? 'en').share];
		})
	);
}

export function attemptScore(
	quiz: { draw: QuizRules['draw']; questions: readonly Question[] },
	attempt: Attempt
): QuizScore {
	const questions = drawQuestions(quiz, attempt.id);
	return quizScore(questions, attemptMarks(questions, attempt));
}
