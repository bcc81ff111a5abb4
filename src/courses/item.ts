import * as v from 'valibot';
import { partProblems, wordsProblems } from './agreement.ts';
import type { ItemId, StoredFile } from './content.ts';
import { isWebPage, longestProse } from './prose.ts';
import { questionPart, questionWords, type QuestionPart, type QuestionWords } from './question.ts';

/** A course as it is written: every thing in it a row of its own, so that two authors meet only on the same words. */
export type Item = {
	id: ItemId;
	/** Null: the course itself. */
	parentId: ItemId | null;
	position: number;
	kind: ItemKind;
	key: string;
	settings: Settings;
};

export type Rendering = {
	itemId: ItemId;
	language: string;
	words: Words;
	state: 'draft' | 'ready';
	/** A translation of words that have changed since. */
	outdated: boolean;
};

/** What an item is in every language alike, and what it says in one: their shapes are told by the kind (`schemasOf`). */
export type Settings = Record<string, unknown>;
export type Words = Record<string, unknown>;

/** What the database can keep: neither NUL nor half of a pair of surrogates. */
const text = v.pipe(
	v.string(),
	v.check((words) => !/[\p{Cs}\0]/u.test(words), 'not_text')
);
const line = (longest: number) => v.pipe(text, v.trim(), v.maxLength(longest));
const needed = (longest: number) => v.pipe(text, v.trim(), v.minLength(1), v.maxLength(longest));
const paragraphs = (longest: number) => v.pipe(text, v.maxLength(longest));
const webPage = v.pipe(needed(2000), v.check(isWebPage, 'not_a_web_page'));

export const storedFileSchema: v.GenericSchema<unknown, StoredFile> = v.strictObject({
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
	type: line(100),
	bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
	name: line(120)
});
const perhaps = v.optional(v.nullable(storedFileSchema), null);
/** How long it takes to hear or see, in seconds. */
const seconds = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400))));

const none = v.strictObject({});
const titled = v.strictObject({ title: needed(300), summary: v.optional(paragraphs(2000), '') });
const prose = v.strictObject({
	prose: needed(longestProse)
});
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const quizRules = v.strictObject({
	attempts: v.optional(v.nullable(count(1, 100)), null),
	mark: v.optional(v.picklist(['best', 'last', 'mean']), 'best'),
	minutes: v.optional(v.nullable(count(1, 24 * 60)), null),
	pass: v.optional(v.nullable(share), null),
	feedback: v.optional(v.picklist(['at-once', 'after-finish']), 'at-once'),
	draw: v.optional(
		v.pipe(v.array(v.strictObject({ pool: line(60), take: count(1, 200) })), v.maxLength(50)),
		[]
	)
});

/** By kind: what stands in it, and the shapes of its settings and its words. A quiz may do without any. */
export const itemKinds = {
	course: { within: null, settings: none, words: titled },
	module: { within: 'course', settings: none, words: titled },
	lesson: {
		within: 'module',
		settings: v.strictObject({ minutes: v.optional(v.nullable(count(1, 600)), null) }),
		words: titled
	},
	text: { within: 'lesson', settings: none, words: prose },
	reflection: { within: 'lesson', settings: none, words: prose },
	discussion: { within: 'lesson', settings: none, words: prose },
	link: {
		within: 'lesson',
		settings: v.strictObject({ url: webPage }),
		words: v.strictObject({ title: needed(300), note: v.optional(paragraphs(2000), '') })
	},
	file: {
		within: 'lesson',
		settings: v.strictObject({ file: storedFileSchema }),
		words: v.strictObject({ title: needed(300), note: v.optional(paragraphs(2000), ''), file: perhaps })
	},
	image: {
		within: 'lesson',
		settings: v.strictObject({ file: storedFileSchema }),
		words: v.strictObject({ alt: needed(1000), caption: v.optional(paragraphs(2000), ''), file: perhaps })
	},
	audio: {
		within: 'lesson',
		settings: v.strictObject({ file: storedFileSchema, seconds }),
		words: v.strictObject({ title: needed(300), transcript: paragraphs(longestProse), file: perhaps })
	},
	video: {
		within: 'lesson',
		settings: v.strictObject({
			file: storedFileSchema,
			low: perhaps,
			audio: perhaps,
			poster: perhaps,
			seconds
		}),
		words: v.strictObject({ title: needed(300), transcript: paragraphs(longestProse), captions: perhaps })
	},
	quiz: { within: 'lesson', settings: quizRules, words: v.strictObject({ title: needed(300) }) },
	/** By the question's own kind: question.ts. */
	question: { within: 'quiz', settings: null, words: null }
} as const;
export type ItemKind = keyof typeof itemKinds;

export function isItemKind(text: string): text is ItemKind {
	return Object.hasOwn(itemKinds, text);
}

/** The kinds that stand in a lesson. */
export const blockKinds = (Object.keys(itemKinds) as ItemKind[]).filter(
	(kind) => itemKinds[kind].within === 'lesson'
);

/** Where something is wrong in what was written: the names that lead to it, and why. */
export type Wrong = { path: string; code: string };

export type Checked<Good> = { good: Good; wrong: null } | { good: null; wrong: Wrong[] };

export function checkSettings(kind: ItemKind, settings: unknown): Checked<Settings> {
	if (kind === 'question') return checkQuestion(settings);
	return check(itemKinds[kind].settings ?? none, settings);
}

/** `settings`: of the same item, since a question's words follow from them. */
export function checkWords(kind: ItemKind, words: unknown, settings: Settings): Checked<Words> {
	if (kind !== 'question') return check(itemKinds[kind].words ?? none, words);
	const question = checkQuestion(settings);
	// Its settings are told of where they stand.
	if (!question.good) return { good: {}, wrong: null };
	const part = { key, ...question.good } as QuestionPart;
	const checked = check(questionWords[part.kind], words);
	return checked.good ? agreed(checked.good, wordsProblems(part, checked.good as QuestionWords)) : checked;
}

/** Stands for the item's own: a question's settings hold no key. */
const key = 'question';

function checkQuestion(settings: unknown): Checked<Settings> {
	const given = settings !== null && typeof settings === 'object' ? { ...settings, key } : settings;
	const checked = check(questionPart, given);
	if (!checked.good) return checked;
	const { key: _, ...good } = checked.good;
	return agreed(good, partProblems(checked.good as QuestionPart));
}

function agreed(good: Record<string, unknown>, wrong: Wrong[]): Checked<Record<string, unknown>> {
	return wrong.length > 0 ? { good: null, wrong } : { good, wrong: null };
}

function check(schema: v.GenericSchema, given: unknown): Checked<Record<string, unknown>> {
	const read = v.safeParse(schema, given);
	if (read.success) return { good: read.output as Record<string, unknown>, wrong: null };
	return {
		good: null,
		wrong: read.issues.slice(0, 20).map((issue) => ({ path: v.getDotPath(issue) ?? '', code: codeOf(issue) }))
	};
}

function codeOf(issue: v.BaseIssue<unknown>): string {
	if (issue.kind === 'schema')
		return issue.type === 'strict_object' && issue.expected === 'never'
			? 'not_known_here'
			: issue.input === undefined
				? 'missing'
				: 'wrong_type';
	return /^[a-z_]+(:\d+)?$/u.test(issue.message) ? issue.message : `wrong_${issue.type}`;
}
