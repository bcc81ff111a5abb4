import { answerProblem, saysNothing } from './answer.ts';
import { isAccepted } from './answer-text.ts';
import { numberReadings } from './number-text.ts';
import type { MatchingQuestion, NumberQuestion, Outcome, Question, SeveralQuestion } from './question.ts';

/** `share` of the points, 0 to 1; null: a person marks it. `feedback`: which of the question's sentences are due. */
export type Mark = { share: number | null; right: boolean | null; feedback: string[] };

/**
 * Marks an answer, given in `language`. What is no answer to this question, or says nothing, earns nothing.
 *
 * Where a part may be right, guessing earns nothing on average:
 * - several: right minus wrong, as in Moodle's multiple-answer questions with weights +1/R and −1/W (R right choices,
 *   W wrong ones), floored at 0: ticking everything is worth nothing.
 * - ordering: by relative order, Kendall's τ (1938) floored at 0: of all pairs, those in order minus those not. By place,
 *   one step put last instead of first would cost every point, though all the others follow each other rightly.
 * - matching: the share of pairs that are right, as in Moodle.
 */
export function mark(question: Question, answer: unknown, language: string): Mark {
	if (saysNothing(answer) || answerProblem(question, answer) !== null) return nothing(question);
	switch (question.kind) {
		case 'one':
			return { ...shared(question.right.includes(answer as string) ? 1 : 0), feedback: [answer as string] };
		case 'several': {
			const chosen = question.choices.filter((key) => (answer as string[]).includes(key));
			return { ...shared(rightMinusWrong(question, chosen)), feedback: chosen };
		}
		case 'true-false':
			return { ...shared(answer === question.right ? 1 : 0), feedback: [String(answer)] };
		case 'matching':
			return withOutcome(pairsRight(question, answer as { [left: string]: string }));
		case 'ordering':
			return withOutcome(relativeOrder(question.choices, answer as string[]));
		case 'number':
			return withOutcome(isNear(question, answer as number | string, language) ? 1 : 0);
		case 'short': {
			const accepted = Object.values(question.texts).flatMap((words) => words.accepted);
			return withOutcome(isAccepted(answer as string, accepted) ? 1 : 0);
		}
		case 'open':
			return { share: null, right: null, feedback: [] };
	}
}

function nothing({ kind }: Question): Mark {
	const named = kind === 'matching' || kind === 'ordering' || kind === 'number' || kind === 'short';
	return { share: 0, right: false, feedback: named ? ['wrong' satisfies Outcome] : [] };
}

function shared(share: number): { share: number; right: boolean } {
	return { share, right: share === 1 };
}

function withOutcome(share: number): Mark {
	const outcome: Outcome = share === 1 ? 'right' : share > 0 ? 'partly' : 'wrong';
	return { ...shared(share), feedback: [outcome] };
}

function rightMinusWrong({ choices, right }: SeveralQuestion, chosen: readonly string[]): number {
	const hits = chosen.filter((key) => right.includes(key)).length;
	const misses = chosen.length - hits;
	const wrong = choices.length - right.length;
	return Math.max(0, hits / right.length - (wrong === 0 ? 0 : misses / wrong));
}

function pairsRight({ left, right }: MatchingQuestion, given: { [left: string]: string }): number {
	return left.filter((key) => Object.hasOwn(given, key) && given[key] === right[key]).length / left.length;
}

/** A pair of which one is not placed is neither in order nor out of it. */
function relativeOrder(right: readonly string[], given: readonly string[]): number {
	const places = right.map((key) => given.indexOf(key));
	let balance = 0;
	for (const [i, one] of places.entries())
		for (const other of places.slice(i + 1)) if (one >= 0 && other >= 0) balance += one < other ? 1 : -1;
	return Math.max(0, balance / ((right.length * (right.length - 1)) / 2));
}

/** Within the tolerance, both ends included: 1.1 is 0.1 away from 1, whatever binary fractions make of it. */
function isNear(
	{ right, tolerance, unit }: NumberQuestion,
	answer: number | string,
	language: string
): boolean {
	const readings = typeof answer === 'number' ? [answer] : numberReadings(answer, language, unit);
	return readings.some((value) => {
		const slack = 8 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(right));
		return Math.abs(value - right) <= tolerance + slack;
	});
}

/** What a person of the team found: the `value` of a 'marked' statement. `criteria`: by the rubric's; `share` is what counts. */
export type PersonMark = { share: number; criteria: { [key: string]: number }; note: string };

const longestNote = 5000;

/** Read by hand: a lesson's page marks too, and a validator would weigh more than all of this. */
export function readPersonMark(value: unknown): PersonMark | null {
	if (typeof value !== 'object' || value === null) return null;
	const { share, criteria = {}, note = '' } = value as { [name: string]: unknown };
	if (!isShare(share) || typeof note !== 'string' || note.length > longestNote) return null;
	if (typeof criteria !== 'object' || criteria === null || Array.isArray(criteria)) return null;
	const entries = Object.entries(criteria);
	if (!entries.every((entry): entry is [string, number] => isShare(entry[1]))) return null;
	return { share, criteria: Object.fromEntries(entries), note };
}

function isShare(value: unknown): value is number {
	return typeof value === 'number' && value >= 0 && value <= 1;
}
