import { readFilter } from './filters.ts';
import { fieldBreak, filterTerm, termsOf } from './terms.ts';
import { tokens } from './tokens.ts';

/** A thing that can be found, as its owner describes it. */
export type SearchDocument = {
	/** 'entry:<id>', 'organisation:<id>'… */
	key: string;
	/** One per language; `body` may also carry authors, providers' names… */
	texts: { language: string; title: string; body: string }[];
	/** 'topic:remittances', 'country:EC'… The index adds broader topics and the regions around a place itself. */
	filters: string[];
	/** When it happens: from (null: since ever) until (null: with no end in sight). None: it has no time. */
	periods: { from: Date | null; until: Date | null }[];
	newestAt: Date;
};

/** What the index keeps of it, and what a row holds. */
export type AnalysedDocument = {
	/** Title, break, body, break, and so on with the next language. */
	terms: Uint32Array;
	filters: readonly string[];
	/** Their terms, in the same order. */
	filterTerms: Uint32Array;
	/** From and until, in milliseconds, infinite where unknown. */
	periods: Float64Array;
	newestAt: number;
};

/** More would be a book, not a description. */
const longest = 20_000;

export function analyse(document: SearchDocument): AnalysedDocument {
	const terms: number[] = [];
	for (const { language, title, body } of document.texts)
		for (const field of [title, body]) terms.push(...termsOf(field.slice(0, longest), language), fieldBreak);
	const filters = [...new Set(document.filters)].filter(isKept);
	return {
		terms: Uint32Array.from(terms),
		filters,
		filterTerms: Uint32Array.from(filters, filterTerm),
		periods: Float64Array.from(
			document.periods.flatMap(({ from, until }) => [
				from?.getTime() ?? -Infinity,
				until?.getTime() ?? Infinity
			])
		),
		newestAt: document.newestAt.getTime()
	};
}

/** The words of the titles as they are written, each with its language before it ('es taller'), for "did you mean". */
export function titleWords(document: SearchDocument): string[] {
	const words = document.texts.flatMap(({ language, title }) =>
		tokens(title.toLowerCase().normalize('NFC'))
			.filter(({ spaced, text }) => spaced && text.length > 2 && !/\d/.test(text))
			.map(({ text }) => `${language} ${text}`)
	);
	return [...new Set(words)];
}

/** Rows of before languages were kept have the word alone. */
export function titleWord(kept: string): { word: string; language: string | null } {
	const [language = '', word] = kept.split(' ');
	return word === undefined ? { word: language, language: null } : { word, language };
}

/** 'when:…' is told by the periods and the clock. */
function isKept(filter: string): boolean {
	const read = readFilter(filter);
	return read !== null && read.facet !== 'when';
}
