import { remembered } from '#platform/index.ts';
import { cleaned, fold, isStopWord, stemOf, tokens, type Token } from '#search/index.ts';
import type { Span } from './expert.ts';
import type { Wish } from './roster-facets.ts';
import { Names, type Name } from './roster-names.ts';

/** What a sentence asks for: "Russian-speaking trainer on labour migration, free in March, has worked in Central Asia". */
export type ReadText = { wishes: Wish[]; free: Span | null };

const mostWords = 24;
const longest = 500;
/** Words in a name, and letters in one that has no spaces. */
const mostInName = 12;
const mostInRun = 12;

let made: Names | null = null;

/** Reads a sentence in any of the hub's languages; what it does not understand is sought as a word. Never fails. */
export function readRosterText(text: string, now: Date): ReadText {
	const known = (made ??= new Names());
	const words = tokens(cleaned(text).slice(0, longest)).slice(0, 2 * mostWords);
	const stems = stemsByLanguage(words);
	const wishes: Wish[] = [];
	let month: number | null = null;
	let year: number | null = null;
	const take = ({ filters, month: named }: Name): void => {
		if (named !== null && filters.length === 0) month ??= named;
		else wishes.push({ filters, word: null });
	};
	for (let i = 0; i < words.length;) {
		const { text: word, spaced } = words[i] as Token;
		const found = spaced ? longestAt(stems, i, known) : null;
		if (found) take(found.name);
		else if (!spaced) readRun(word, known, take, wishes);
		else if (/^20\d\d$/u.test(word)) year ??= Number(word);
		else if (!isPlain(word, known)) wishes.push({ filters: [], word });
		i += found?.length ?? 1;
	}
	return {
		wishes: distinct(wishes).slice(0, mostWords),
		free: month === null ? null : monthFrom(month, year, now)
	};
}

/** The words' stems as each analyser has them, and as they are folded. */
function stemsByLanguage(words: readonly Token[]): [language: string, stems: string[]][] {
	return analysed.map((language) => [
		language,
		words.map(({ text }) => (language === 'und' ? fold(text) : stemKnown(`${language} ${text}`)))
	]);
}

const analysed = ['en', 'es', 'fr', 'ar', 'ru', 'und'];
const stemKnown = remembered((key) => stemOf(key.slice(3), key.slice(0, 2)).stem, 20_000);

/** The longest name that begins at a place, in any language. */
function longestAt(
	stems: readonly [language: string, stems: string[]][],
	at: number,
	known: Names
): { name: Name; length: number } | null {
	let best: { name: Name; length: number } | null = null;
	for (const [language, list] of stems) {
		const found = known.spaced(language, list.slice(at, at + mostInName));
		if (found && found.length > (best?.length ?? 0)) best = found;
	}
	return best;
}

/** A script without spaces: names first, wherever they begin; what is left between them is a word. */
function readRun(run: string, known: Names, take: (name: Name) => void, wishes: Wish[]): void {
	let rest = '';
	const cut = () => {
		if (rest && !isPlain(rest, known) && [...rest].some((letter) => !isPlain(letter, known)))
			wishes.push({ filters: [], word: rest });
		rest = '';
	};
	for (let at = 0; at < run.length;) {
		let length = Math.min(mostInRun, run.length - at);
		while (
			length > 0 &&
			!known.unspaced(run.slice(at, at + length)) &&
			!known.plain.has(run.slice(at, at + length))
		)
			length--;
		const part = run.slice(at, at + length);
		const name = length > 0 ? known.unspaced(part) : undefined;
		if (length > 0) {
			cut();
			if (name) take(name);
			at += length;
		} else rest += run[at++];
	}
	cut();
}

function isPlain(word: string, known: Names): boolean {
	const folded = fold(word);
	return known.plain.has(folded) || isStopWord(folded) || /^\d+$/u.test(folded);
}

/** The month that is named, this year's or the next one's that is not over. */
function monthFrom(month: number, year: number | null, now: Date): Span {
	const over = month < now.getUTCMonth();
	const inYear = year ?? now.getUTCFullYear() + (over ? 1 : 0);
	const day = (of: Date) => of.toISOString().slice(0, 10);
	return {
		from: day(new Date(Date.UTC(inYear, month, 1))),
		until: day(new Date(Date.UTC(inYear, month + 1, 0)))
	};
}

function distinct(wishes: Wish[]): Wish[] {
	return [...new Map(wishes.map((wish) => [JSON.stringify(wish), wish])).values()];
}
