/** What a question must show of itself for an answer to be judged by its shape: no solution is needed for that. */
export type Answerable =
	| { kind: 'one' | 'several' | 'ordering'; choices: readonly string[] }
	| { kind: 'matching'; left: readonly string[]; options: readonly string[] }
	| { kind: 'true-false' | 'number' | 'short' | 'open' };

/**
 * By kind: a choice's key; keys; yes or no; { left: option }; keys in order; a number, or the text as typed; text.
 * Null where nothing is said.
 */
export type Answer = string | boolean | number | string[] | { [left: string]: string } | null;

export const longestShortAnswer = 500;
/** In bytes of UTF-8: a statement holds 16 kB, and Arabic takes two for a letter, Chinese three. */
export const longestOpenAnswer = 15_000;
const longestNumber = 100;
// Half a character, and NUL: the database keeps neither.
const unkeepable = /[\p{Cs}\0]/u;

/** Why this cannot be an answer to that question; null: it can. An answer may say nothing, or only a part. */
export function answerProblem(question: Answerable, value: unknown): string | null {
	if (value === null) return null;
	switch (question.kind) {
		case 'one':
			if (typeof value !== 'string') return 'answer_not_a_choice';
			return question.choices.includes(value) ? null : 'answer_unknown_choice';
		case 'several':
		case 'ordering':
			return listProblem(value, question.choices);
		case 'matching':
			return pairsProblem(value, question.left, question.options);
		case 'true-false':
			return typeof value === 'boolean' ? null : 'answer_not_yes_or_no';
		case 'number':
			if (typeof value === 'number') return Number.isFinite(value) ? null : 'answer_not_a_number';
			return textProblem(value, longestNumber);
		case 'short':
			return textProblem(value, longestShortAnswer);
		case 'open':
			return textProblem(value, longestOpenAnswer);
	}
}

function listProblem(value: unknown, choices: readonly string[]): string | null {
	if (!Array.isArray(value)) return 'answer_not_a_list';
	if (value.length > choices.length) return 'answer_repeats_a_choice';
	if (!value.every((key) => choices.includes(key))) return 'answer_unknown_choice';
	return new Set(value).size === value.length ? null : 'answer_repeats_a_choice';
}

function pairsProblem(value: unknown, left: readonly string[], options: readonly string[]): string | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'answer_not_pairs';
	const known = Object.entries(value).every(
		([key, option]) => left.includes(key) && options.includes(option)
	);
	return known ? null : 'answer_unknown_choice';
}

function textProblem(value: unknown, most: number): string | null {
	if (typeof value !== 'string') return 'answer_not_text';
	if (value.length > most || new TextEncoder().encode(value).length > Math.max(most, longestOpenAnswer))
		return 'answer_too_long';
	return unkeepable.test(value) ? 'answer_not_text' : null;
}

/** Where a learner begins. */
export function emptyAnswer(question: Answerable): Answer {
	switch (question.kind) {
		case 'one':
		case 'true-false':
			return null;
		case 'several':
		case 'ordering':
			return [];
		case 'matching':
			return {};
		case 'number':
		case 'short':
		case 'open':
			return '';
	}
}

/** Whether an answer, of whatever shape, says nothing at all. */
export function saysNothing(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.length === 0;
	return (
		value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
	);
}
