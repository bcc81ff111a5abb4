import type { Inline, Prose } from '../prose.ts';
import type { PlayedQuestion, PlayedQuiz } from './played.ts';

type Json =
	string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };
type PackedInline = string | readonly (string | Inline)[];
type PackedProse = PackedInline | { prose: Prose };
type Packed = { readonly [name: string]: Json | undefined };

/**
 * A quiz as it travels in a page: plain words instead of trees of one leaf, nothing that is empty, and no keys twice. A
 * final assessment of eighteen questions is 15 kB as it is used, and a third less so.
 */
export function packedQuiz(quiz: PlayedQuiz): Packed {
	return { ...quiz, questions: quiz.questions.map((one) => packed(one, quiz.language)) } as unknown as Packed;
}

/** As it was. */
export function unpackedQuiz(quiz: Packed): PlayedQuiz {
	const { questions, ...rest } = quiz as unknown as { questions: Packed[]; language: string };
	return {
		...rest,
		questions: questions.map((one) => unpacked(one, rest.language))
	} as unknown as PlayedQuiz;
}

const empty = {
	points: 1,
	pool: null,
	choices: [],
	left: [],
	options: [],
	words: {},
	optionWords: {},
	unit: null,
	criteria: [],
	solution: null
} as const;

function packed(
	{ prompt, words, criteria, solution, ...question }: PlayedQuestion,
	language: string
): Packed {
	const all = {
		...question,
		language: question.language === language ? undefined : question.language,
		choices: isSame(question.choices, choicesIn(question.kind, words)) ? undefined : question.choices,
		options: isSame(question.options, sortedKeys(question.optionWords)) ? undefined : question.options,
		prompt: packProse(prompt),
		words: mapped(words, packInline),
		criteria: criteria.map(packInline),
		solution: solution && {
			...solution,
			feedback: mapped(solution.feedback, packProse),
			explanation: packProse(solution.explanation)
		}
	};
	return Object.fromEntries(
		Object.entries(all).filter(
			([name, value]) => value !== undefined && !isSame(value, (empty as Record<string, unknown>)[name])
		)
	) as Packed;
}

/** What stands in a page of one question: everything that is not what it would be anyway. */
type PackedQuestion = Omit<
	PlayedQuestion,
	'language' | 'choices' | 'options' | 'prompt' | 'words' | 'criteria' | 'solution'
> & {
	language?: string;
	choices?: string[];
	options?: string[];
	prompt: PackedProse;
	words: Record<string, PackedInline>;
	criteria: PackedInline[];
	solution:
		| (Omit<NonNullable<PlayedQuestion['solution']>, 'feedback' | 'explanation'> & {
				feedback: Record<string, PackedProse>;
				explanation: PackedProse;
		  })
		| null;
};

function unpacked(question: Packed, language: string): PlayedQuestion {
	const { choices: _, options: __, ...nothing } = empty;
	const whole = { ...nothing, ...question } as unknown as PackedQuestion;
	const words = mapped(whole.words, unpackInline);
	return {
		...whole,
		language: whole.language ?? language,
		choices: whole.choices ?? choicesIn(whole.kind, words),
		options: whole.options ?? sortedKeys(whole.optionWords),
		prompt: unpackProse(whole.prompt),
		words,
		criteria: whole.criteria.map(unpackInline),
		solution: whole.solution && {
			...whole.solution,
			feedback: mapped(whole.solution.feedback, unpackProse),
			explanation: unpackProse(whole.solution.explanation)
		}
	};
}

/** The words of a matching are of its left side, whose order is its own. */
function choicesIn(kind: PlayedQuestion['kind'], words: object): string[] {
	return kind === 'matching' ? [] : sortedKeys(words);
}

function sortedKeys(words: object): string[] {
	return Object.keys(words).sort();
}

function mapped<One, Other>(all: Record<string, One>, change: (one: One) => Other): Record<string, Other> {
	return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one)]));
}

/** A text alone is a string; among others, a string too. */
function packInline(of: Inline[]): PackedInline {
	const parts = of.map((one) => (one.is === 'text' ? one.text : one));
	const [only] = parts;
	return parts.length === 1 && typeof only === 'string' ? only : parts;
}

function unpackInline(of: PackedInline): Inline[] {
	const parts = typeof of === 'string' ? [of] : of;
	return parts.map((one) => (typeof one === 'string' ? { is: 'text', text: one } : one));
}

/** A paragraph alone is its words. */
function packProse(prose: Prose): PackedProse {
	const [only] = prose;
	return prose.length === 1 && only?.is === 'paragraph' ? packInline(only.of) : { prose };
}

function unpackProse(prose: PackedProse): Prose {
	return typeof prose === 'object' && 'prose' in prose
		? prose.prose
		: [{ is: 'paragraph', of: unpackInline(prose) }];
}

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
