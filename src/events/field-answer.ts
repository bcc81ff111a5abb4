import { country } from '#vocabulary/index.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { refusalToText } from '#ui/form/text.ts';
import type { Problem } from '#ui/form/problem.ts';
import type { FieldId, FormField } from './field.ts';

/** A text, or what was chosen of several. A file's is its name. */
export type AnswerValue = string | string[];
export type Answers = ReadonlyMap<FieldId, AnswerValue>;

export const longestShort = 300;
export const longestLong = 4000;

/** The name a field has in its page's form; the box that agrees to keep a sensitive answer has its own. */
export const inputName = ({ id }: Pick<FormField, 'id'>): string => `field.${id}`;
export const consentName = ({ id }: Pick<FormField, 'id'>): string => `consent.${id}`;

/** `agreed`: the sensitive fields somebody agreed to have kept; what they wrote without agreeing is not kept. */
export type AnswersRead = { answers: Map<FieldId, AnswerValue>; agreed: Set<FieldId>; problems: Problem[] };

/** Reads what was filled in on a page. Nothing is required yet: that is asked once, before it is sent. Files come apart. */
export function answersFrom(fields: readonly FormField[], values: Values): AnswersRead {
	const read: AnswersRead = { answers: new Map(), agreed: new Set(), problems: [] };
	for (const field of fields.filter(({ kind }) => kind !== 'file')) {
		const { value, problem } = answerFrom(field, values);
		if (problem) read.problems.push({ ...problem, field: inputName(field) });
		if (value === null || value.length === 0) continue;
		if (field.sensitivity === 'sensitive') {
			if (one(values, consentName(field)) !== 'yes') {
				read.problems.push({ field: inputName(field), code: 'sensitive_consent' });
				continue;
			}
			read.agreed.add(field.id);
		}
		read.answers.set(field.id, value);
	}
	return read;
}

type Read = { value: AnswerValue | null; problem?: Omit<Problem, 'field'> };

function answerFrom(field: FormField, values: Values): Read {
	const entered = one(values, inputName(field)).trim();
	switch (field.kind) {
		case 'short':
			return textFrom(entered.replace(/\s+/gu, ' '), longestShort);
		case 'long':
			return textFrom(entered.replace(/\r\n?/gu, '\n'), longestLong);
		case 'choice':
			return known(field, entered) ? { value: entered } : { value: null, problem: { code: 'not_chosen' } };
		case 'several': {
			const chosen = [...new Set(all(values, inputName(field)).filter(Boolean))];
			const strange = chosen.some((id) => !known(field, id));
			return {
				value: chosen.filter((id) => known(field, id)),
				...(strange && { problem: { code: 'not_chosen' } })
			};
		}
		case 'date':
			return entered === '' || isDay(entered)
				? { value: entered }
				: { value: null, problem: { code: 'not_a_day' } };
		case 'country':
			return entered === '' || country(entered)
				? { value: entered }
				: { value: null, problem: { code: 'not_chosen' } };
		case 'number':
			return entered === '' || /^-?\d{1,12}(?:[.,]\d{1,4})?$/u.test(entered)
				? { value: entered.replace(',', '.') }
				: { value: null, problem: { code: 'not_number' } };
		case 'file':
			return { value: null };
	}
}

function textFrom(text: string, most: number): Read {
	const code = refusalToText(text, most);
	return code ? { value: null, problem: { code, details: { most } } } : { value: text };
}

const known = ({ options }: FormField, id: string): boolean =>
	id === '' || options.some((option) => option.id === id);

function isDay(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What is still missing before it can be sent. */
export function missingIn(fields: readonly FormField[], answers: Answers): FormField[] {
	return fields.filter((field) => field.required && !isAnswered(field, answers.get(field.id)));
}

/** Whether what was answered is still an answer: the form may have changed since. */
function isAnswered(field: FormField, value: AnswerValue | undefined): boolean {
	if (!value?.length) return false;
	if (field.kind === 'choice') return typeof value === 'string' && known(field, value);
	if (field.kind === 'several') return Array.isArray(value) && value.some((id) => known(field, id));
	if (field.kind === 'country') return typeof value === 'string' && country(value) !== undefined;
	return typeof value === 'string';
}

/** What an application counts for: by dimension, the answers to the fields that count. */
export function factsOf(fields: readonly FormField[], answers: Answers): Facts {
	const facts: Facts = {};
	for (const { id, counts, sensitivity } of fields) {
		const value = answers.get(id);
		// What somebody agreed to have kept is not what they agreed to be counted by.
		if (counts && sensitivity !== 'sensitive' && value?.length)
			facts[counts] = typeof value === 'string' ? [value] : value;
	}
	return facts;
}

export type Facts = Partial<Record<NonNullable<FormField['counts']>, string[]>>;
