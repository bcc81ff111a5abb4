import type { Id } from '#platform/index.ts';
import type { Prose } from './prose.ts';
import type { Question } from './question.ts';

export type CourseId = Id<'Course'>;
/** A course, module, lesson, block or question: one identity in all languages. */
export type ItemId = Id<'Item'>;
export type VersionId = Id<'Version'>;

/** Words by language: every language that is ready for the thing, and no other. */
export type Texts<Words> = { [language: string]: Words };

/** A frozen version, whole and in every language: what an edition teaches. Kept as JSON, never changed. */
export type Content = {
	key: string;
	/** The language the others are translated from. */
	source: string;
	languages: string[];
	titles: Texts<string>;
	summaries: Texts<string>;
	modules: Module[];
};

export type Module = {
	id: ItemId;
	key: string;
	titles: Texts<string>;
	summaries: Texts<string>;
	lessons: Lesson[];
};

export type Lesson = {
	id: ItemId;
	key: string;
	/** How long it takes to read, for a careful reader. */
	minutes: number | null;
	titles: Texts<string>;
	summaries: Texts<string>;
	blocks: Block[];
};

type Identified<Kind extends string> = { id: ItemId; key: string; kind: Kind };

export type TextBlock = Identified<'text'> & { prose: Texts<Prose> };
export type ReflectionBlock = Identified<'reflection'> & { prose: Texts<Prose> };
export type DiscussionBlock = Identified<'discussion'> & { prose: Texts<Prose> };
export type LinkBlock = Identified<'link'> & { url: string; words: Texts<{ title: string; note: string }> };
export type FileBlock = Identified<'file'> & {
	file: StoredFile;
	words: Texts<{ title: string; note: string; file: StoredFile | null }>;
};
export type ImageBlock = Identified<'image'> & {
	file: StoredFile;
	/** `file`: another drawing for readers of this language. */
	words: Texts<{ alt: string; caption: string; file: StoredFile | null }>;
};
export type AudioBlock = Identified<'audio'> & {
	file: StoredFile;
	/** How long it lasts, about; in another language it may be a little more. */
	seconds?: number | null;
	words: Texts<{ title: string; transcript: string; file: StoredFile | null }>;
};
export type VideoBlock = Identified<'video'> & {
	file: StoredFile;
	/** Fewer bytes for bad lines. */
	low: StoredFile | null;
	/** What is heard, for lines that are worse. */
	audio: StoredFile | null;
	poster: StoredFile | null;
	seconds?: number | null;
	words: Texts<{ title: string; transcript: string; captions: StoredFile | null }>;
};
/** `titles`: what it is called, where that is not its lesson's title. */
export type QuizBlock = Identified<'quiz'> & Quiz & { titles?: Texts<string> };

export type Block =
	| TextBlock
	| ImageBlock
	| AudioBlock
	| VideoBlock
	| FileBlock
	| LinkBlock
	| ReflectionBlock
	| DiscussionBlock
	| QuizBlock;

/** How often it may be tried (null: as often as wanted), which try counts, how long one lasts, what passes. */
export type QuizRules = {
	attempts: number | null;
	mark: 'best' | 'last' | 'mean';
	minutes: number | null;
	/** 0..1; null: practice, which counts for nothing. */
	pass: number | null;
	feedback: 'at-once' | 'after-finish';
	/** Empty: all questions, in order. */
	draw: { pool: string; take: number }[];
};

export type Quiz = QuizRules & { questions: Question[] };

/** A file by what is in it; `name` is what a person who saves it sees. */
export type StoredFile = { sha256: string; type: string; bytes: number; name: string };

/** In the language asked for, else in the source's, else in any: with the language it came in. Null: there are none. */
export function wordsIn<Words>(
	texts: Texts<Words>,
	language: string,
	source: string
): { words: Words; language: string } | null {
	for (const one of [language, source, ...Object.keys(texts)]) {
		const words = Object.hasOwn(texts, one) ? texts[one] : undefined;
		if (words !== undefined) return { words, language: one };
	}
	return null;
}
