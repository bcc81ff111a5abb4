import type { SearchIndex } from './search-index.ts';
import type { ParsedQuery } from './query.ts';
import type { SpelledWord, Spelling } from './spelling.ts';

const mostWords = 3;

/** The words that somebody could have mistyped: they lead nowhere, and no language calls anything by them. */
export function unknownWords(index: SearchIndex, parsed: ParsedQuery): string[] {
	const strangers = index.strangers(parsed).filter((word) => !/\s/.test(word));
	return strangers.length <= mostWords ? strangers.filter((word) => !index.names(word)) : [];
}

/**
 * The query with its unknown words replaced by the nearest that find something; null when there is nothing to replace. A
 * word is replaced within the language of the words that are known, for a word that is right in Spanish is no mistyped
 * French one; where no word tells a language, the page's comes first.
 */
export function suggestion(
	index: SearchIndex,
	text: string,
	parsed: ParsedQuery,
	spelling: Spelling,
	language: string
): string | null {
	const unknown = unknownWords(index, parsed);
	const known = parsed.groups
		.flatMap(({ words }) => words.map((word) => word.text))
		.filter((word) => !unknown.includes(word));
	const told = shared(known.map((word) => index.languagesOf(word)));
	const isIn = (languages: ReadonlySet<string>) => (one: SpelledWord) =>
		one.language === null
			? index.languagesOf(one.word).some((of) => languages.has(of))
			: languages.has(one.language);
	let better = text;
	for (const word of unknown) {
		const near = spelling.near(word).filter((one) => index.occurs(one.word));
		const fitting = told ? near.find(isIn(told)) : (near.find(isIn(new Set([language]))) ?? near[0]);
		if (fitting) better = better.replace(word, fitting.word);
	}
	return better === text ? null : better;
}

/** The languages in which all of the words stand, or, where they share none, any of them; null when none tells. */
function shared(languages: readonly string[][]): Set<string> | null {
	const telling = languages.filter(({ length }) => length > 0);
	if (telling.length === 0) return null;
	const inAll = telling.reduce((left, right) => left.filter((one) => right.includes(one)));
	return new Set(inAll.length > 0 ? inAll : telling.flat());
}
