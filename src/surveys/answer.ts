import type { AnswerValue } from './condition.ts';
import { longestLong, longestShort, pointsOf, type Question } from './question.ts';

/** Why something is no answer to a question, as the code of a sentence; null: it is one. */
export type AnswerRefusal = { code: string; details?: Record<string, string | number> };

// What makes a text read otherwise than it is written, and what no text has (the same as #ui/form/text.ts, which a device need not fetch).
// eslint-disable-next-line no-control-regex
const strange = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/u;

/** Pure, and the same on server and device. `null` (preferred not to say) is an answer where the question offers it. */
export function refusalToAnswer(
	question: Question,
	answer: unknown,
	isCountry: (code: string) => boolean = (code) => /^[A-Z]{2}$/u.test(code)
): AnswerRefusal | null {
	if (answer === null) return question.mayDecline ? null : { code: 'not_chosen' };
	const { kind, options, rows, least, most } = question;
	const offered = (id: unknown): boolean => options.some((option) => option.id === id);
	switch (kind) {
		case 'choice':
			return offered(answer) ? null : { code: 'not_chosen' };
		case 'several': {
			if (!Array.isArray(answer) || answer.length === 0 || !answer.every(offered))
				return { code: 'not_chosen' };
			if (new Set(answer).size < answer.length) return { code: 'not_chosen' };
			return most !== null && answer.length > most ? { code: 'more_than', details: { most } } : null;
		}
		case 'scale':
			return typeof answer === 'number' && pointsOf(question).includes(String(answer))
				? null
				: { code: 'not_chosen' };
		case 'matrix': {
			if (typeof answer !== 'object' || Array.isArray(answer)) return { code: 'not_chosen' };
			const said = Object.entries(answer as Record<string, unknown>);
			const known = said.every(([row, id]) => rows.some((one) => one.id === row) && offered(id));
			return said.length > 0 && known ? null : { code: 'not_chosen' };
		}
		case 'number':
			if (typeof answer !== 'number' || !Number.isFinite(answer)) return { code: 'not_number' };
			if (least !== null && answer < least) return { code: 'survey_at_least', details: { least } };
			return most !== null && answer > most ? { code: 'survey_at_most', details: { most } } : null;
		case 'date':
			if (typeof answer !== 'string' || !isDay(answer)) return { code: 'not_a_day' };
			if (question.from !== null && answer < question.from)
				return { code: 'survey_not_before', details: { day: question.from } };
			return question.until !== null && answer > question.until
				? { code: 'survey_not_after', details: { day: question.until } }
				: null;
		case 'country':
			return typeof answer === 'string' && isCountry(answer) ? null : { code: 'not_chosen' };
		case 'short':
		case 'long': {
			const longest = kind === 'short' ? longestShort : longestLong;
			if (typeof answer !== 'string' || answer.trim() === '') return { code: 'required' };
			if (answer.length > longest) return { code: 'longer_than', details: { most: longest } };
			return strange.test(answer) || !answer.isWellFormed() ? { code: 'unreadable_characters' } : null;
		}
		case 'note':
			return { code: 'not_chosen' };
	}
}

export function isDay(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Of a matrix every row, of the rest anything, “prefer not to say” included. */
export function isWhole({ kind, rows }: Question, answer: AnswerValue | null | undefined): boolean {
	if (answer === undefined) return false;
	if (answer === null || kind !== 'matrix') return true;
	return typeof answer === 'object' && rows.every(({ id }) => Object.hasOwn(answer, id));
}
