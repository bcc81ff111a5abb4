import { dayText } from '#certificates/index.ts';
import { m } from '#messages/messages.js';
import { direction, languageNameIn, type UiLanguage } from '#vocabulary/index.ts';
import type { Fact, FactKey } from './fact.ts';
import { factText } from './fact-text.ts';
import { commonBase, largestFirst, rowsOf, type Figure, type FigureKind } from './figure.ts';
import type { PaperNames } from './paper-names.ts';
import { paperNumber, type PaperNumber } from './paper-number.ts';
import type { Behind, ReadStory, ShownInterview, ShownQuote, StoryBlock, StoryInline } from './story.ts';

/** Running text with every number in words. `at`: which of the story's numbers in text it is, from 1. */
export type PaperInline =
	| Exclude<StoryInline, { is: 'fact' } | { of: unknown }>
	| { is: 'strong' | 'emphasis'; of: PaperInline[] }
	| { is: 'link'; to: string; of: PaperInline[] }
	| { is: 'number'; key: FactKey; at: number; text: string };

/** Words in a language of their own; `says` tells a reader of another which. */
export type Voice = { text: string; language: string; direction: 'ltr' | 'rtl' };
/** `by` begins with whom it is from, in `byLanguage`. */
export type PaperQuote = {
	original: Voice | null;
	translation: Voice | null;
	by: string[];
	byLanguage: string;
};
export type PaperInterview = {
	/** Null: withdrawn. */
	told: {
		title: string;
		lead: string;
		/** Of its title among the headings of the story. */
		level: 2 | 3;
		body: PaperBlock[];
		language: string;
		direction: 'ltr' | 'rtl';
	} | null;
	by: string[];
	byLanguage: string;
};

export type PaperBlock =
	| { is: 'paragraph'; of: PaperInline[] }
	| { is: 'heading'; level: 2 | 3; anchor: string; of: PaperInline[] }
	| { is: 'list'; ordered: boolean; of: PaperBlock[][] }
	| { is: 'box'; title: string; of: PaperBlock[] }
	| { is: 'grid'; head: PaperInline[][]; rows: PaperInline[][][] }
	| { is: 'figure'; figure: Figure }
	| ({ is: 'quote' } & PaperQuote)
	| ({ is: 'interview' } & PaperInterview)
	| { is: 'code'; text: string }
	| { is: 'rule' };

/**
 * A release in words, in one language, as a page, a PDF and a document show it: all three are made of this, so that no
 * number is formatted, and no withdrawn word left out, in three places.
 */
export type Paper = {
	slug: string;
	language: UiLanguage;
	direction: 'ltr' | 'rtl';
	title: string;
	summary: string;
	release: { number: number; at: Date; day: string; dataVersion: string };
	illustrative: boolean;
	/** What of a translation is behind the text it was made from, in sentences. */
	behind: string[];
	blocks: PaperBlock[];
	notes: PaperInline[][];
	figures: Figure[];
	/** Every fact it shows, in the order in which they first appear. */
	numbers: PaperNumber[];
};

export function paperOf(story: ReadStory, language: UiLanguage, names: PaperNames): Paper {
	const writer = new Writer(story, language, names);
	// A note is numbered where it stands, and its numbers come after those of the text.
	const blocks = writer.blocks(story.blocks);
	const notes = story.notes.map((note) => writer.inlines(note));
	return {
		...{
			slug: story.slug,
			language,
			direction: direction(language),
			title: story.title,
			summary: story.summary
		},
		release: { ...story.release, day: dayText(story.release.at, language) },
		illustrative: story.illustrative,
		behind: story.behind.map((one) => behindText(one, story.sourceLanguage, language)),
		...{ blocks, notes, figures: writer.figures, numbers: writer.numbers() }
	};
}

class Writer {
	readonly figures: Figure[] = [];
	readonly #story: ReadStory;
	readonly #language: UiLanguage;
	readonly #names: PaperNames;
	readonly #seen = new Map<FactKey, boolean>();
	#at = 0;
	/** Of the heading before: none is skipped, which would be a section that nobody opened. */
	#level: 1 | 2 | 3 = 1;

	constructor(story: ReadStory, language: UiLanguage, names: PaperNames) {
		this.#story = story;
		this.#language = language;
		this.#names = names;
	}

	numbers(): PaperNumber[] {
		return [...this.#seen].flatMap(([key, inText]) => {
			const fact = this.#story.facts[key];
			return fact ? [paperNumber(fact, this.#names, this.#language, inText)] : [];
		});
	}

	blocks(blocks: readonly StoryBlock[]): PaperBlock[] {
		return blocks.flatMap((block) => this.#block(block) ?? []);
	}

	#block(block: StoryBlock): PaperBlock | null {
		switch (block.is) {
			case 'paragraph':
				return { is: 'paragraph', of: this.inlines(block.of) };
			case 'heading':
				return { ...block, level: this.#levelFrom(block.level), of: this.inlines(block.of) };
			case 'list':
				return { ...block, of: block.of.map((entry) => this.blocks(entry)) };
			case 'box':
				return { ...block, of: this.blocks(block.of) };
			case 'grid': {
				const row = (cells: StoryInline[][]) => cells.map((cell) => this.inlines(cell));
				return { is: 'grid', head: row(block.head), rows: block.rows.map(row) };
			}
			case 'chart':
			case 'table':
				return this.#figure(block.is, block.indicator, block.by, block.facts);
			case 'map':
				return this.#figure('map', block.indicator, 'country', block.facts);
			case 'quote': {
				const quote = this.#story.quotes[block.quote];
				return quote ? { is: 'quote', ...this.#quote(quote) } : null;
			}
			case 'interview': {
				const interview = this.#story.interviews[block.interview];
				return interview ? { is: 'interview', ...this.#interview(interview) } : null;
			}
			case 'code':
			case 'rule':
				return block;
		}
	}

	#levelFrom(asked: 2 | 3): 2 | 3 {
		return (this.#level = this.#level === 1 ? 2 : asked);
	}

	inlines(of: readonly StoryInline[]): PaperInline[] {
		return of.map((one): PaperInline => {
			if (one.is === 'fact') {
				const fact = this.#story.facts[one.key];
				if (!fact) return { is: 'text', text: '–' };
				this.#seen.set(one.key, true);
				return {
					is: 'number',
					key: one.key,
					at: ++this.#at,
					text: factText(fact, one.facet, this.#language)
				};
			}
			return 'of' in one ? { ...one, of: this.inlines(one.of) } : one;
		});
	}

	#figure(
		kind: FigureKind,
		indicator: string,
		by: string | null,
		keys: readonly FactKey[]
	): PaperBlock | null {
		const facts = keys.flatMap((key) => this.#story.facts[key] ?? []);
		const [first] = facts;
		if (!first) return null;
		for (const { key } of facts) if (!this.#seen.has(key)) this.#seen.set(key, false);
		const { name, counts } = this.#names.indicator(indicator, first.indicatorVersion);
		const head =
			by === null ? m.story_answer({}, { locale: this.#language }) : this.#names.dimension(indicator, by);
		const rows = rowsOf(facts, (fact) => this.#category(fact, by), this.#language);
		const figure: Figure = {
			...{ kind, number: this.figures.length + 1, counts, head, unit: first.unit },
			title: by === null ? name : `${name} – ${head}`,
			base: first.unit === 'count' ? null : commonBase(facts, this.#language),
			rows: by !== null && inOrder.has(by) ? rows : largestFirst(rows)
		};
		this.figures.push(figure);
		return { is: 'figure', figure };
	}

	#category(fact: Fact, by: string | null): { category: string; label: string } {
		const { indicator, option, group } = fact;
		if (by === null)
			return { category: option ?? '', label: option === null ? '' : this.#names.option(indicator, option) };
		const category = group[by] ?? '';
		return { category, label: this.#names.category(indicator, by, category) };
	}

	#quote({ words, translation, attribution }: ShownQuote): PaperQuote {
		const locale = { locale: this.#language };
		if (!words) return { original: null, translation: null, by: [], byLanguage: this.#language };
		return {
			original: voice(words),
			translation: translation && voice(translation),
			byLanguage: attribution.language,
			by: [
				attribution.text,
				translation
					? m.story_translated_by(
							{
								language: languageNameIn(words.language, this.#language),
								translator: translation.translator
							},
							locale
						)
					: words.language === this.#language
						? ''
						: languageNameIn(words.language, this.#language)
			].filter(Boolean)
		};
	}

	#interview({ words, attribution, chosen }: ShownInterview): PaperInterview {
		if (!words) return { told: null, by: [], byLanguage: this.#language };
		const { title, lead, body, language } = words;
		const level = this.#levelFrom(3);
		return {
			told: { title, lead, level, body: this.blocks(body), language, direction: direction(language) },
			byLanguage: attribution.language,
			by: [
				attribution.text,
				chosenText(chosen, this.#language),
				language === this.#language ? '' : languageNameIn(language, this.#language)
			].filter(Boolean)
		};
	}
}

/** Categories that lie in an order of their own, which a chart keeps. */
const inOrder = new Set(['age_band']);

function behindText(behind: Behind, source: string, language: UiLanguage): string {
	const [locale, original] = [{ locale: language }, { language: languageNameIn(source, language) }];
	return behind === 'older'
		? m.story_translation_older(original, locale)
		: m.story_translation_unfinished(original, locale);
}

export function chosenText(chosen: ShownInterview['chosen'], language: UiLanguage): string {
	const locale = { locale: language };
	switch (chosen) {
		case 'most_significant_change':
			return m.story_chosen_most_significant_change({}, locale);
		case 'non_application':
			return m.story_chosen_non_application({}, locale);
		case 'other':
			return m.story_chosen_other({}, locale);
	}
}

function voice({ text, language }: { text: string; language: string }): Voice {
	return { text, language, direction: direction(language) };
}
