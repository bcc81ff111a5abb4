import * as v from 'valibot';
import { keyFrom } from './key.ts';
import { questionProblems } from './agreement.ts';
import { oneLine } from './moodle-text.ts';
import { mostChoices, questionSchema, type Outcome, type Question } from './question.ts';

/** A question without an id yet: it gets one where it goes. */
export type DraftQuestion = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;
export type QuestionDraft = { line: number; title: string; category: string; question: DraftQuestion };

/** What did not come along: a whole question, or a part of one that did. `text` shows it, shortened. */
export type ImportNote = {
	line: number;
	title: string;
	/** False: the question itself was not imported. */
	imported: boolean;
	code: string;
	text: string;
};
/** `problem`: the file as a whole cannot be read, and nothing of it was. */
export type QuestionImport = {
	drafts: QuestionDraft[];
	notes: ImportNote[];
	problem: { code: string; line: number } | null;
};

export const largestFile = 5_000_000;
export const mostQuestions = 2_000;

/** An answer that earns `weight` per cent; texts are Markdown, or plain where they are typed. */
export type Weighted = { text: string; weight: number; feedback: string };

/** A question as Moodle's formats tell it, its texts already ours. */
export type ForeignQuestion = {
	line: number;
	title: string;
	category: string;
	points: number;
	prompt: string;
	explanation: string;
	/** For right, partly right and wrong answers. */
	outcome: { [O in Outcome]?: string };
} & (
	| { kind: 'choice'; single: boolean; answers: Weighted[] }
	| { kind: 'true-false'; right: boolean; feedback: { true: string; false: string } }
	| { kind: 'matching'; pairs: { left: string; option: string }[] }
	| { kind: 'ordering'; items: string[] }
	| { kind: 'number'; answers: (Weighted & { tolerance: number })[]; unit: string | null }
	| { kind: 'short'; answers: Weighted[] }
	| { kind: 'open'; criteria: string[] }
);

export type Say = (code: string, text: string) => void;
/** Why a question cannot be one of ours. */
type Refused = { refused: string };
type Made = { part: Record<string, unknown> & { kind: Question['kind'] }; words: Record<string, unknown> };

/** Ours, in one language; null, and said why, where it would not be the same question any more. */
export function draftFrom(
	foreign: ForeignQuestion,
	language: string,
	taken: Set<string>,
	note: (imported: boolean, code: string, text: string) => void
): QuestionDraft | null {
	const { line, title, category, points, prompt, explanation } = foreign;
	const made = madeFrom(foreign, (code, text) => note(true, code, text));
	if ('refused' in made) {
		note(false, made.refused, prompt);
		return null;
	}
	const key = keyFrom(title, 'question', taken);
	const pool = poolOf(category);
	const question = {
		...{ id: '00000000-0000-4000-8000-000000000000', key, points, pool, ...made.part },
		texts: { [language]: { prompt, explanation, ...made.words } }
	};
	const read = v.safeParse(questionSchema, question);
	const problem = read.success
		? questionProblems(read.output)[0]
		: { path: v.getDotPath(read.issues[0]) ?? '', code: read.issues[0].message };
	if (!read.success || problem) {
		note(
			false,
			problem?.code === 'required' ? 'text_missing' : 'question_unreadable',
			`${problem?.path}: ${prompt}`
		);
		return null;
	}
	taken.add(key);
	const { id: _, ...draft } = read.output;
	return { line, title, category, question: draft as DraftQuestion };
}

/** A category's last part is the pool; Moodle's top one is none. */
function poolOf(category: string): string | null {
	const last = category.replaceAll('//', '\0').split('/').at(-1)?.replaceAll('\0', '/').trim() ?? '';
	return last === '' || last === 'top' || last.startsWith('$') ? null : keyFrom(last, 'pool', reserved);
}

const reserved = new Set(['constructor', 'prototype']);

function madeFrom(foreign: ForeignQuestion, say: Say): Made | Refused {
	const { outcome } = foreign;
	if (['choice', 'true-false', 'open'].includes(foreign.kind))
		for (const text of Object.values(outcome)) if (text) say('feedback', text);
	const feedback = Object.fromEntries(Object.entries(outcome).filter(([, text]) => text !== ''));
	switch (foreign.kind) {
		case 'choice':
			return choices(foreign.answers, foreign.single, say);
		case 'true-false': {
			const { true: yes, false: no } = foreign.feedback;
			const said = { ...(yes && { true: yes }), ...(no && { false: no }) };
			return { part: { kind: 'true-false', right: foreign.right }, words: { feedback: said } };
		}
		case 'matching':
			return matching(foreign.pairs, feedback);
		case 'ordering': {
			const items = foreign.items.filter((item) => item !== '');
			if (items.length < 2) return { refused: 'too_few_answers' };
			if (items.length > mostChoices) return { refused: 'too_many_answers' };
			const keys = items.map((_, i) => letter(i));
			return { part: { kind: 'ordering', choices: keys }, words: { choices: worded(keys, items), feedback } };
		}
		case 'number':
			return number(foreign, feedback, say);
		case 'short':
			return short(foreign.answers, feedback, say);
		case 'open': {
			const keys = foreign.criteria.map((_, i) => letter(i));
			return { part: { kind: 'open', rubric: keys }, words: { criteria: worded(keys, foreign.criteria) } };
		}
	}
}

/** a … z, a2 … z2, … */
function letter(place: number): string {
	const round = Math.floor(place / 26);
	return `${String.fromCharCode(97 + (place % 26))}${round === 0 ? '' : round + 1}`;
}

function worded(keys: readonly string[], texts: readonly string[]): { [key: string]: string } {
	return Object.fromEntries(keys.map((key, i) => [key, oneLine(texts[i] ?? '')]));
}

const isFull = ({ weight }: Weighted) => weight > 99.9;
const isPart = ({ weight }: Weighted) => weight > 0 && weight <= 99.9;

function choices(answers: Weighted[], single: boolean, say: Say): Made | Refused {
	if (answers.length < 2) return { refused: 'too_few_answers' };
	if (answers.length > mostChoices) return { refused: 'too_many_answers' };
	const isRight = single ? isFull : ({ weight }: Weighted) => weight > 0;
	const right = answers.filter(isRight);
	if (right.length === 0) return { refused: 'no_right_answer' };
	if (single && right.length === answers.length) return { refused: 'nothing_is_wrong' };
	if (single) {
		for (const answer of answers.filter(isPart)) say('partial_credit', `${answer.weight} %: ${answer.text}`);
		for (const answer of answers) if (answer.weight < 0) say('weights', `${answer.weight} %: ${answer.text}`);
	} else {
		// Ours is right minus wrong; weights that say the same are no loss.
		const wrong = answers.length - right.length;
		for (const answer of answers) {
			const ours = isRight(answer) ? 100 / right.length : -100 / wrong;
			if (Math.abs(answer.weight - ours) > 0.01) say('weights', `${answer.weight} %: ${answer.text}`);
		}
	}
	const keys = answers.map((_, i) => letter(i));
	const said = answers.flatMap(({ feedback }, i) => (feedback === '' ? [] : [[letter(i), feedback]]));
	return {
		part: {
			...{ kind: single ? 'one' : 'several', choices: keys },
			right: keys.filter((_, i) => isRight(answers[i] as Weighted))
		},
		words: {
			choices: worded(
				keys,
				answers.map(({ text }) => text)
			),
			feedback: Object.fromEntries(said) as object
		}
	};
}

function matching(pairs: { left: string; option: string }[], feedback: object): Made | Refused {
	const asked = pairs.filter(({ left }) => left !== '');
	const options = [...new Set(pairs.map(({ option }) => oneLine(option)))].filter((option) => option !== '');
	if (asked.length < 2 || options.length < 2) return { refused: 'too_few_answers' };
	if (pairs.length > mostChoices) return { refused: 'too_many_answers' };
	const [left, right] = [asked.map((_, i) => letter(i)), options.map((_, i) => letter(i))];
	const answers = asked.map(({ option }, i) => [left[i], letter(options.indexOf(oneLine(option)))]);
	return {
		part: { kind: 'matching', left, options: right, right: Object.fromEntries(answers) as object },
		words: {
			left: worded(
				left,
				asked.map((pair) => pair.left)
			),
			options: worded(right, options),
			feedback
		}
	};
}

function number(
	foreign: Extract<ForeignQuestion, { kind: 'number' }>,
	feedback: { [outcome: string]: string },
	say: Say
): Made | Refused {
	const others = foreign.answers.filter(({ text, weight }) => text === '*' && weight <= 0);
	if (foreign.answers.length > mostChoices) return { refused: 'too_many_answers' };
	const full = foreign.answers.filter((answer) => isFull(answer));
	if (full.length === 0) return { refused: 'no_right_answer' };
	if (full.length > 1) return { refused: 'several_right_numbers' };
	const [{ text, tolerance, feedback: right }] = full as [Weighted & { tolerance: number }];
	const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(text) ? Number(text) : NaN;
	if (!Number.isFinite(value) || !Number.isFinite(tolerance) || tolerance < 0)
		return { refused: 'not_a_number' };
	for (const answer of foreign.answers)
		if (!isFull(answer) && !others.includes(answer))
			say('partial_credit', `${answer.weight} %: ${answer.text}`);
	return {
		part: { kind: 'number', right: value, tolerance, unit: foreign.unit },
		words: { feedback: outcomes(right, others, feedback, say) }
	};
}

function short(answers: Weighted[], feedback: { [outcome: string]: string }, say: Say): Made | Refused {
	if (answers.length > 200) return { refused: 'too_many_answers' };
	const others = answers.filter(({ text, weight }) => text === '*' && weight <= 0);
	const full = answers.filter((answer) => isFull(answer));
	for (const answer of answers)
		if (!isFull(answer) && !others.includes(answer))
			say('partial_credit', `${answer.weight} %: ${answer.text}`);
	// A star stands for any letters there, unless a backslash takes that away.
	const [starred, plain] = [true, false].map((hasStar) =>
		full.filter(({ text }) => text.replaceAll('\\*', '').includes('*') === hasStar)
	) as [Weighted[], Weighted[]];
	for (const answer of starred) say('wildcard', answer.text);
	if (plain.length === 0) return { refused: starred.length > 0 ? 'wildcard' : 'no_right_answer' };
	const [first = '', ...more] = new Set(full.map((answer) => answer.feedback).filter((text) => text !== ''));
	for (const text of more) say('feedback', text);
	const accepted = [...new Set(plain.map(({ text }) => text.replaceAll('\\*', '*').trim()))];
	return { part: { kind: 'short' }, words: { accepted, feedback: outcomes(first, others, feedback, say) } };
}

/** What is said to a right answer, and to all others, beside what was said to outcomes as such. */
function outcomes(
	right: string,
	others: Weighted[],
	feedback: { [outcome: string]: string },
	say: Say
): object {
	const said = { ...feedback };
	const wrong = others.map((answer) => answer.feedback).find((text) => text !== '') ?? '';
	for (const [outcome, text] of [
		['right', right],
		['wrong', wrong]
	] as const) {
		if (text === '') continue;
		if (said[outcome]) say('feedback', said[outcome]);
		said[outcome] = text;
	}
	return said;
}
