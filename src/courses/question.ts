import * as v from 'valibot';
import type { Id } from '#platform/index.ts';

/** What is asked, in every language at once: the keys are the question's, the words are each language's. */
export type Question =
	| OneQuestion
	| SeveralQuestion
	| TrueFalseQuestion
	| MatchingQuestion
	| OrderingQuestion
	| NumberQuestion
	| ShortQuestion
	| OpenQuestion;
export type QuestionKind = Question['kind'];
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

type Asked<Kind extends string, Words> = {
	id: Id<'Item'>;
	key: string;
	kind: Kind;
	points: number;
	/** Where a draw may take it from; null: in none. */
	pool: string | null;
	texts: { [language: string]: Words };
};
/** Any of `right` is right. */
export type OneQuestion = Asked<'one', ChoiceWords> & { choices: string[]; right: string[] };
/** All of `right`, and nothing else, is right. */
export type SeveralQuestion = Asked<'several', ChoiceWords> & { choices: string[]; right: string[] };
export type TrueFalseQuestion = Asked<'true-false', Words<'true' | 'false'>> & { right: boolean };
/** Every one on the left has its option; an option may be right for several, or for none. */
export type MatchingQuestion = Asked<'matching', MatchingWords> & {
	left: string[];
	options: string[];
	right: { [left: string]: string };
};
/** `choices` stand in the right order. */
export type OrderingQuestion = Asked<'ordering', OrderingWords> & { choices: string[] };
export type NumberQuestion = Asked<'number', Words<Outcome>> & {
	right: number;
	/** How far off still counts, either way. */
	tolerance: number;
	unit: string | null;
};
export type ShortQuestion = Asked<'short', ShortWords>;
/** A person marks it, by these criteria. */
export type OpenQuestion = Asked<'open', OpenWords> & { rubric: string[] };

export type Outcome = 'right' | 'partly' | 'wrong';
/** Markdown. `feedback`: by what was answered; `explanation`: for everyone, after answering; '' where there is none. */
export type Words<Feedback extends string = string> = {
	prompt: string;
	explanation: string;
	feedback: { [given in Feedback]?: string };
};
type ByKey = { [key: string]: string };
export type ChoiceWords = Words & { choices: ByKey };
export type MatchingWords = Words<Outcome> & { left: ByKey; options: ByKey };
export type OrderingWords = Words<Outcome> & { choices: ByKey };
/** `accepted` is plain text; what is accepted in one language is accepted in all. */
export type ShortWords = Words<Outcome> & { accepted: string[] };
export type OpenWords = Omit<Words, 'feedback'> & { criteria: ByKey };

export const mostChoices = 100;
export const longestPrompt = 10_000;
const longestChoice = 2_000;
export const longestAccepted = 200;

/** Names that objects have by themselves: a record that is checked loses them. */
const reserved = ['constructor', 'prototype'];
export const questionKey = v.pipe(
	v.string('not_text'),
	v.maxLength(60, 'too_long:60'),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'not_a_key'),
	v.check((key) => !reserved.includes(key), 'not_a_key')
);
const keys = (fewest: number) =>
	v.pipe(
		v.array(questionKey, 'not_list'),
		v.minLength(fewest, `too_few:${fewest}`),
		v.maxLength(mostChoices, `too_many:${mostChoices}`),
		v.check((all) => new Set(all).size === all.length, 'repeated_key')
	);
// A lone surrogate or NUL would be refused by the database, after the author has left.
const text = (most: number) =>
	v.pipe(
		v.string('not_text'),
		v.maxLength(most, `too_long:${most}`),
		v.check((words) => !/[\p{Cs}\0]/u.test(words), 'not_text')
	);
const filled = (most: number) =>
	v.pipe(
		text(most),
		v.check((words) => words.trim() !== '', 'required')
	);
const finite = v.pipe(v.number('not_number'), v.finite('not_number'));

const common = {
	key: questionKey,
	points: v.optional(v.pipe(finite, v.gtValue(0, 'too_small'), v.maxValue(1000, 'too_big')), 1),
	pool: v.nullish(questionKey, null)
};
const parts = {
	one: { ...common, kind: v.literal('one'), choices: keys(2), right: keys(1) },
	several: { ...common, kind: v.literal('several'), choices: keys(2), right: keys(1) },
	'true-false': { ...common, kind: v.literal('true-false'), right: v.boolean('not_yes_or_no') },
	matching: {
		...common,
		kind: v.literal('matching'),
		left: keys(2),
		options: keys(2),
		right: v.record(v.string(), v.string('not_text'))
	},
	ordering: { ...common, kind: v.literal('ordering'), choices: keys(2) },
	number: {
		...common,
		kind: v.literal('number'),
		right: finite,
		tolerance: v.optional(v.pipe(finite, v.minValue(0, 'too_small')), 0),
		unit: v.nullish(filled(40), null)
	},
	short: { ...common, kind: v.literal('short') },
	open: { ...common, kind: v.literal('open'), rubric: v.optional(keys(0), []) }
};

const byKey = v.record(v.string(), filled(longestChoice));
const spoken = { prompt: filled(longestPrompt), explanation: v.nullish(text(longestPrompt), '') };
const outcome = v.optional(v.partial(sentences(['right', 'partly', 'wrong'])), {});
const words = {
	one: { ...spoken, choices: byKey, feedback: v.optional(byKey, {}) },
	several: { ...spoken, choices: byKey, feedback: v.optional(byKey, {}) },
	'true-false': { ...spoken, feedback: v.optional(v.partial(sentences(['true', 'false'])), {}) },
	matching: { ...spoken, left: byKey, options: byKey, feedback: outcome },
	ordering: { ...spoken, choices: byKey, feedback: outcome },
	number: { ...spoken, feedback: outcome },
	short: {
		...spoken,
		accepted: v.pipe(v.array(filled(longestAccepted)), v.maxLength(200, 'too_many:200')),
		feedback: outcome
	},
	open: { ...spoken, criteria: v.optional(byKey, {}) }
};

function sentences<const Key extends string>(names: readonly Key[]) {
	const entries = Object.fromEntries(names.map((name) => [name, filled(longestChoice)]));
	return v.strictObject(entries as Record<Key, ReturnType<typeof filled>>);
}

/** A question without its words, as `lesson.yaml` has it; what it does not know it refuses. */
export const questionPart = v.variant('kind', [
	v.strictObject(parts.one),
	v.strictObject(parts.several),
	v.strictObject(parts['true-false']),
	v.strictObject(parts.matching),
	v.strictObject(parts.ordering),
	v.strictObject(parts.number),
	v.strictObject(parts.short),
	v.strictObject(parts.open)
]);
export type QuestionPart = v.InferOutput<typeof questionPart>;

/** Its words in one language, as the front matter has them, by kind. */
export const questionWords = {
	one: v.strictObject(words.one),
	several: v.strictObject(words.several),
	'true-false': v.strictObject(words['true-false']),
	matching: v.strictObject(words.matching),
	ordering: v.strictObject(words.ordering),
	number: v.strictObject(words.number),
	short: v.strictObject(words.short),
	open: v.strictObject(words.open)
} satisfies Record<QuestionKind, v.GenericSchema>;
export type QuestionWords = v.InferOutput<(typeof questionWords)[QuestionKind]>;

const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, 'unknown_language'));
const whole = <Kind extends QuestionKind>(kind: Kind) => ({
	id: v.pipe(
		v.string(),
		v.uuid('not_an_id'),
		v.transform((id) => id as Id<'Item'>)
	),
	texts: v.record(language, questionWords[kind])
});
/** A question whole, as a frozen version has it. */
export const questionSchema: v.GenericSchema<unknown, Question> = v.variant('kind', [
	v.strictObject({ ...parts.one, ...whole('one') }),
	v.strictObject({ ...parts.several, ...whole('several') }),
	v.strictObject({ ...parts['true-false'], ...whole('true-false') }),
	v.strictObject({ ...parts.matching, ...whole('matching') }),
	v.strictObject({ ...parts.ordering, ...whole('ordering') }),
	v.strictObject({ ...parts.number, ...whole('number') }),
	v.strictObject({ ...parts.short, ...whole('short') }),
	v.strictObject({ ...parts.open, ...whole('open') })
]);
