import type { Inline, ProseBlock } from '#courses/index.ts';
import type { Id } from '#platform/index.ts';
import type { Disposition, Linkage, ResponseRates, Texts, WaveKind } from '#surveys/index.ts';
import type { Audited } from './audit.ts';
import type { Fact, Facet, FactKey, Scope } from './fact.ts';
import type { Indicator } from './indicator.ts';

export type StoryId = Id<'Story'>;
export type QuoteId = Id<'Quote'>;
export type InterviewId = Id<'Interview'>;
/** Whoever is quoted or interviewed: both are kept in one table, under the id of the one or the other. */
export type VoiceId = QuoteId | InterviewId;

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
	/** Title '': a quotation without one. */
	| { is: 'box'; title: string; of: StoryBlock[] }
	/** A table that somebody wrote by hand. */
	| { is: 'grid'; head: StoryInline[][]; rows: StoryInline[][][] }
	| { is: 'chart' | 'table'; indicator: string; by: string | null; facts: FactKey[] }
	| { is: 'map'; indicator: string; facts: FactKey[] }
	| { is: 'quote'; quote: QuoteId }
	| { is: 'interview'; interview: InterviewId }
	| Exclude<ProseBlock, { is: 'paragraph' | 'heading' | 'list' | 'quote' | 'table' }>;

/** How far somebody agreed to be quoted: with their name; by role and country; by role alone. */
export const consentScopes = ['name', 'role_and_place', 'role'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** In another language than the page’s where nobody wrote what they do in that. */
export type Attribution = { text: string; language: string };

/** As a reader may see it. Null words: consent was withdrawn, and nothing of it is kept. */
export type ShownQuote = {
	id: QuoteId;
	words: { text: string; language: string } | null;
	/** In the language of the page, where it is another. */
	translation: { text: string; language: string; translator: string } | null;
	/** 'Government officer, Mexico'; as coarse as consent and disclosure ask. */
	attribution: Attribution;
};

/** How the most significant change was chosen, without who chose it; of who withdrew there is none. */
export type Choice = { choosers: number | null; among: number; because: string };

export type ShownInterview = {
	id: InterviewId;
	/** Null: withdrawn. */
	words: { title: string; lead: string; body: StoryBlock[]; language: string } | null;
	attribution: Attribution;
	choice: Choice | null;
	/** How this person was chosen; a case of somebody who applied nothing is asked for. */
	chosen: 'most_significant_change' | 'non_application' | 'other';
};

/** What of a translation is behind its source: readers are told. */
export type Behind = 'older' | 'unfinished';

/** What the method page says beside what is computed: written by the team, in each language. */
export type MethodWords = { selection: string; limits: string; interviews: string };

/** A release as everybody reads it, in one language. Numbers are those of its data version for ever. */
export type ReadStory = {
	slug: string;
	language: string;
	languages: readonly string[];
	sourceLanguage: string;
	/** Of this language, beside the one it was written in. */
	behind: readonly Behind[];
	title: string;
	summary: string;
	blocks: readonly StoryBlock[];
	notes: readonly StoryInline[][];
	/** Every fact that a token, a chart, a map or a table of it shows. */
	facts: Readonly<Record<FactKey, Fact>>;
	/** The words of its indicators as they were; one that is not here is explained by the words of today. */
	indicators: Readonly<Record<string, Indicator['texts']>>;
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

/** A published story in a list, in the language of the page or the next best. */
export type ListedStory = {
	slug: string;
	language: string;
	languages: readonly string[];
	title: string;
	summary: string;
	release: { number: number; at: Date };
	newerData: boolean;
	illustrative: boolean;
};

/** How a wave was asked and who answered, as it stood at the release. */
export type MethodWave = {
	title: Texts;
	kind: WaveKind;
	linkage: Linkage;
	opensOn: string;
	closesOn: string;
	/** Null of an open link, where there is participation and never a rate; else too few are left over to tell it. */
	invited: number | null;
	/** Here and below, null: too few to be told, or they would tell others. */
	responses: number | null;
	counts: Record<Disposition, number | null>;
	rates: ResponseRates | null;
	/** Respondents beside all who were invited, by what was known of them. Null: too few to be told. */
	by: {
		dimension: string;
		rows: { value: string; invited: number | null; responded: number | null }[];
	}[];
};

/** What a method page says from the data, beside the team's own words. */
export type StoryMethod = {
	waves: readonly MethodWave[];
	/** How the interviews of the story were chosen, and how many so. */
	interviews: readonly { chosen: ShownInterview['chosen']; count: number }[];
	thresholds: { count: number; rate: number };
	/** Invented people are counted with real ones. Releases of before do not say. */
	mixed?: boolean;
	dataVersion: string;
};
