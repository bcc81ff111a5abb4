import type { Answerable } from './answer.ts';
import { chanceFrom, shuffled } from './chance.ts';
import type { QuizRules } from './content.ts';

type Pooled = { id: string; pool: string | null };

/**
 * The questions of one attempt; the attempt's id is the seed, so that a reload, another device and the server draw the
 * same. From every pool that is drawn from, `take` questions (all, where it has fewer), shuffled among their places; a
 * question outside these pools is always asked and keeps its place. Nothing drawn: all questions, in order.
 */
export function drawQuestions<Q extends Pooled>(
	quiz: { draw: QuizRules['draw']; questions: readonly Q[] },
	seed: string
): Q[] {
	if (quiz.draw.length === 0) return [...quiz.questions];
	const takes = new Map<string, number>();
	for (const { pool, take } of quiz.draw) takes.set(pool, (takes.get(pool) ?? 0) + take);
	const isPooled = (question: Q) => question.pool !== null && takes.has(question.pool);

	const drawn = [...takes].flatMap(([pool, take]) => {
		const all = quiz.questions.filter((question) => question.pool === pool);
		return shuffled(all, chanceFrom(`${seed} ${pool}`)).slice(0, Math.max(0, take));
	});
	const ids = new Set(drawn.map(({ id }) => id));
	const order = shuffled(drawn, chanceFrom(seed));
	return quiz.questions
		.filter((question) => !isPooled(question) || ids.has(question.id))
		.map((question) => (isPooled(question) ? (order.pop() as Q) : question));
}

/**
 * In which order this attempt shows a question's choices (matching: its options). It starts from the keys' own order,
 * not the author's, which may tell the solution; so it is the same for a page that does not know the solution.
 */
export function shownOrder(question: Answerable & { id: string }, seed: string): string[] {
	const keys = 'choices' in question ? question.choices : 'options' in question ? question.options : [];
	return shuffled([...keys].sort(), chanceFrom(`${seed} ${question.id}`));
}

/** `awaiting`: points that a person has still to decide on; while there are any, `share` is null. */
export type QuizScore = { points: number; of: number; awaiting: number; share: number | null };

/** Of the questions of one attempt; a question without a mark was not answered and earns nothing, null awaits a person. */
export function quizScore(
	questions: readonly { id: string; points: number }[],
	marks: ReadonlyMap<string, number | null>
): QuizScore {
	const sum = (share: (mark: number | null | undefined) => number) =>
		tidy(questions.reduce((total, { id, points }) => total + points * share(marks.get(id)), 0));
	const [points, of] = [sum((mark) => mark ?? 0), sum(() => 1)];
	const awaiting = sum((mark) => (mark === null ? 1 : 0));
	return { points, of, awaiting, share: awaiting > 0 || of === 0 ? null : tidy(points / of) };
}

/** Thirds do not add up in binary: what is nearer than a billionth is the same. */
function tidy(number: number): number {
	return Math.round(number * 1e9) / 1e9;
}

/**
 * What a learner's finished attempts come to, in the order they were begun; null: nothing yet, or a person must still
 * mark what it rests on. The best one rests on those that are marked: it can only grow.
 */
export function attemptsScore(
	rule: QuizRules['mark'],
	attempts: readonly { share: number | null }[]
): number | null {
	const shares = attempts.map(({ share }) => share);
	const known = shares.filter((share) => share !== null);
	switch (rule) {
		case 'best':
			return known.length === 0 ? null : Math.max(...known);
		case 'last':
			return shares.at(-1) ?? null;
		case 'mean':
			if (known.length === 0 || known.length < shares.length) return null;
			return tidy(known.reduce((total, share) => total + share, 0) / known.length);
	}
}

/** Null: practice, which nobody passes or fails; or it hangs on points that a person has still to give. */
export function passed(pass: number | null, score: QuizScore): boolean | null {
	if (pass === null || score.of === 0) return null;
	if (reaches(score.points / score.of, pass)) return true;
	return reaches((score.points + score.awaiting) / score.of, pass) ? null : false;
}

/** Seven tenths of the points pass at 0.7, however they were added up. */
export function reaches(share: number, pass: number): boolean {
	return share >= pass - 1e-9;
}

/** When an attempt's time is over; null: it has no limit. */
export function deadline(startedAt: Date, minutes: number | null): Date | null {
	return minutes === null ? null : new Date(startedAt.getTime() + minutes * 60_000);
}

/** How many more attempts may be begun; null: as many as wanted. */
export function attemptsLeft(attempts: number | null, begun: number): number | null {
	return attempts === null ? null : Math.max(0, attempts - begun);
}
