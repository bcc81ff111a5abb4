import type { Inline, ProseBlock } from '#courses/index.ts';
import type { Id } from '#platform/index.ts';
import type { Audited } from './audit.ts';
import type { Fact, Facet, FactKey, Scope } from './fact.ts';

export type StoryId = Id<'Story'>;
export type QuoteId = Id<'Quote'>;
export type InterviewId = Id<'Interview'>;

/** What an author writes in one language. `body`: Markdown with tokens (`StoryBlock`). */
export type StoryWords = { title: string; summary: string; body: string };

/** Running text of a story: that of courses, with numbers and notes in it. */
export type StoryInline =
	| Exclude<Inline, { of: unknown }>
	| { is: 'strong' | 'emphasis'; of: StoryInline[] }
	| { is: 'link'; to: string; of: StoryInline[] }
	/** `{{fact:KEY}}` or `{{fact:KEY.base}}` */
	| { is: 'fact'; key: FactKey; facet: Facet }
	/** `^[words of a note]`: the number of the note, from 1 */
	| { is: 'note'; number: number };

/**
 * A story as pages, paper and files show it. Figures stand in lines of their own: `{{chart:INDICATOR:DIMENSION}}` (or
 * `{{chart:INDICATOR}}` of one with several answers), `{{map:INDICATOR}}`, `{{table:INDICATOR:DIMENSION}}`, `{{quote:ID}}`,
 * `{{interview:ID}}`. A box is a quotation whose first line is `[!box] Its title`.
 */
export type StoryBlock =
	| { is: 'paragraph'; of: StoryInline[] }
	| { is: 'heading'; level: 2 | 3; anchor: string; of: StoryInline[] }
	| { is: 'list'; ordered: boolean; of: StoryBlock[][] }
	| { is: 'box'; title: string; of: StoryBlock[] }
	| { is: 'chart' | 'table'; indicator: string; by: string | null; facts: FactKey[] }
	| { is: 'map'; indicator: string; facts: FactKey[] }
	| { is: 'quote'; quote: QuoteId }
	| { is: 'interview'; interview: InterviewId }
	| Exclude<ProseBlock, { is: 'paragraph' | 'heading' | 'list' | 'quote' }>;

/** How far somebody agreed to be quoted: with their name; by role and country; by role alone. */
export const consentScopes = ['name', 'role_and_place', 'role'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** As a reader may see it. Null words: consent was withdrawn, and nothing of it is kept. */
export type ShownQuote = {
	id: QuoteId;
	words: { text: string; language: string } | null;
	/** In the language of the page, where it is another. */
	translation: { text: string; language: string; translator: string } | null;
	/** 'Government officer, Mexico'; as coarse as consent and disclosure ask. */
	attribution: string;
};

export type ShownInterview = {
	id: InterviewId;
	/** Null: withdrawn. */
	words: { title: string; lead: string; body: StoryBlock[]; language: string } | null;
	attribution: string;
	/** How this person was chosen; a case of somebody who applied nothing is asked for. */
	chosen: 'most_significant_change' | 'non_application' | 'other';
};

/** What the method page says beside what is computed: written by the team, in each language. */
export type MethodWords = { selection: string; limits: string; interviews: string };

/** A release as everybody reads it, in one language. Numbers are those of its data version for ever. */
export type ReadStory = {
	slug: string;
	language: string;
	languages: readonly string[];
	title: string;
	summary: string;
	blocks: readonly StoryBlock[];
	notes: readonly StoryInline[][];
	/** Every fact that a token, a chart, a map or a table of it shows. */
	facts: Readonly<Record<FactKey, Fact>>;
	quotes: Readonly<Record<QuoteId, ShownQuote>>;
	interviews: Readonly<Record<InterviewId, ShownInterview>>;
	method: MethodWords;
	scope: Scope;
	release: { number: number; at: Date; dataVersion: string };
	/** Data changed since: the story says so, and stays. */
	newerData: boolean;
	releases: readonly { number: number; at: Date }[];
	illustrative: boolean;
	verdict: Audited['verdict'];
};
