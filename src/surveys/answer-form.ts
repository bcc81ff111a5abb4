import { refusalToAnswer, type AnswerRefusal } from './answer.ts';
import type { Answers, AnswerValue } from './condition.ts';
import { isAsked, type Question } from './question.ts';

/** The names of a question in a page’s form. */
export const inputName = (id: string): string => `q.${id}`;
export const rowName = (id: string, row: string): string => `q.${id}.${row}`;
/** What stands for “prefer not to say”: no option has such an id. */
export const declined = '~';

export type Entered = (name: string) => string[];
export type AnswersRead = { answers: Answers; problems: (AnswerRefusal & { field: string })[] };

/**
 * What was filled in for these questions. Nothing is required yet: a page may be left half done. What is no answer is a
 * problem beside its question, and not kept.
 */
export function answersFrom(
	questions: readonly Question[],
	entered: Entered,
	isCountry?: (code: string) => boolean
): AnswersRead {
	const read: AnswersRead = { answers: {}, problems: [] };
	for (const question of questions.filter(isAsked)) {
		const answer = enteredFor(question, entered);
		if (answer === undefined) continue;
		const refusal = refusalToAnswer(question, answer, isCountry);
		if (refusal) read.problems.push({ ...refusal, field: inputName(question.id) });
		else read.answers[question.id] = answer;
	}
	return read;
}

function enteredFor(question: Question, entered: Entered): AnswerValue | null | undefined {
	const { id, kind, rows } = question;
	const all = entered(inputName(id)).filter((value) => value !== '');
	if (all.includes(declined)) return null;
	const [first = ''] = all;
	switch (kind) {
		case 'several':
			return all.length > 0 ? [...new Set(all)] : undefined;
		case 'matrix': {
			const said = rows.flatMap((row) => {
				const [answer = ''] = entered(rowName(id, row.id));
				return answer === '' ? [] : [[row.id, answer] as const];
			});
			return said.length > 0 ? Object.fromEntries(said) : undefined;
		}
		case 'scale':
		case 'number':
			return first.trim() === '' ? undefined : numberFrom(first);
		case 'long':
			return first.replace(/\r\n?/gu, '\n').trim() || undefined;
		case 'short':
			return first.replace(/\s+/gu, ' ').trim() || undefined;
		default:
			return first.trim() || undefined;
	}
}

/** In any of our scripts’ digits, with point or comma; NaN: no number. */
export function numberFrom(text: string): number {
	const plain = text
		.trim()
		.replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
		.replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
		.replace(/[,٫]/u, '.');
	return /^-?\d{1,12}(?:\.\d{1,6})?$/u.test(plain) ? Number(plain) : Number.NaN;
}

/** Answers again as a form has them. */
export function enteredOf(questions: readonly Question[], answers: Answers): Record<string, string[]> {
	const values: Record<string, string[]> = {};
	for (const { id } of questions) {
		const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
		if (answer === undefined) continue;
		if (answer === null) values[inputName(id)] = [declined];
		else if (Array.isArray(answer)) values[inputName(id)] = answer;
		else if (typeof answer === 'object')
			for (const [row, value] of Object.entries(answer)) values[rowName(id, row)] = [value];
		else values[inputName(id)] = [String(answer)];
	}
	return values;
}
