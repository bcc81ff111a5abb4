import type { Condition } from './condition.ts';
import type { Texts } from './words.ts';

export const questionKinds = [
	'choice',
	'several',
	'scale',
	'matrix',
	'number',
	'date',
	'country',
	'short',
	'long',
	'note'
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/**
 * ordinary: about the work; personal: about the person; sensitive: what could be held against them; identifying: says who
 * they are, or asks to find them again, which an anonymous wave leaves out.
 */
export const sensitivities = ['ordinary', 'personal', 'sensitive', 'identifying'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** open: may stand beside others one by one; grouped: only in counts; never: in no release. */
export const disclosures = ['open', 'grouped', 'never'] as const;
export type Disclosure = (typeof disclosures)[number];

/** `purpose`: why it is asked; it stands beside the question. */
export type QuestionWords = { label: string; hint: string; purpose: string };
/** An answer to choose. The id is one in every language and version. */
export type Option = { id: string; texts: Texts };

export type Question = {
	/** One in every language and version: the column of every export. */
	id: string;
	kind: QuestionKind;
	texts: Record<string, QuestionWords>;
	required: boolean;
	/** Offers “prefer not to say”. */
	mayDecline: boolean;
	/** Of choice, several, matrix; of a scale, the words at some of its points (`id` is the number). */
	options: Option[];
	/** Of a matrix: each is answered by one of `options`. */
	rows: Option[];
	/** A number’s bounds, a scale’s ends, how many of several may be chosen. */
	least: number | null;
	most: number | null;
	/** A date’s bounds, as YYYY-MM-DD. */
	from: string | null;
	until: string | null;
	when: Condition | null;
	sensitivity: Sensitivity;
	disclosure: Disclosure;
	/** How many days after the wave closed the answer is erased. */
	keptDays: number;
	/** A block that cannot be edited: whose wording is somebody’s standard. */
	block: string | null;
};

/** A page. */
export type Section = { id: string; texts: Texts; when: Condition | null; questions: Question[] };

/** `intro`: what somebody agrees to before the first question; each paragraph a line. */
export type Questionnaire = {
	/** The first is the one it is written in. */
	languages: string[];
	title: Texts;
	intro: Texts;
	thanks: Texts;
	sections: Section[];
};

/** Nothing but words: never answered, never missing. */
export const isAsked = ({ kind }: Pick<Question, 'kind'>): boolean => kind !== 'note';

export const longestShort = 300;
export const longestLong = 4000;
export const longestLabel = 500;
export const mostOptions = 60;
export const mostQuestions = 150;
export const longestKeptDays: Record<Sensitivity, number> = {
	ordinary: 3653,
	personal: 1827,
	sensitive: 366,
	identifying: 1827
};

/** The points of a scale, first to last. */
export function pointsOf({ least, most }: Pick<Question, 'least' | 'most'>): string[] {
	const [from, to] = [least ?? 1, most ?? 5];
	return Array.from({ length: Math.max(0, Math.min(11, to - from + 1)) }, (_, i) => String(from + i));
}

/** A question with everything that most have, for the rest to be said. */
export function aQuestionOf(given: Pick<Question, 'id' | 'kind' | 'texts'> & Partial<Question>): Question {
	return {
		...{ required: false, mayDecline: false, options: [], rows: [], least: null, most: null },
		...{ from: null, until: null, when: null, sensitivity: 'ordinary', disclosure: 'grouped' },
		...{ keptDays: 1827, block: null },
		...given
	};
}
