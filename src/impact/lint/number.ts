import { tokenPattern } from './fact.ts';
import { fractionsIn } from './fraction.ts';
import { spelledNumber } from './number-word.ts';
import { numeralPattern, readNumeral } from './numeral.ts';
import type { Span } from './place.ts';
import type { Tongue } from './tongue.ts';

export type Written = 'word' | 'numeral' | 'fraction' | 'token';

/** A number as it is written, whatever it says. */
export type Found = Span & {
	/** NaN: digits that are no number ("1.2.3"), or a token nobody knows. */
	value: number;
	decimals: number;
	written: Written;
	/** "one", "una": more often an article or a pronoun than a number. */
	bare: boolean;
	/** The upper end of a range with one unit: "20–30 per cent". */
	top?: number;
	/** One end of "from 20 to 30". */
	isEnd?: boolean;
	/** A token's key. */
	fact?: string;
};

export const percentAfter =
	/^\s*(?:%|per\s?cents?(?!\p{L})|percent(?!\p{L})|por\s?ciento(?!\p{L})|pour\s?cent(?!\p{L})|p\.\s?100|pct(?!\p{L}))/iu;

/** All numbers of a sentence in their order: in digits, in words, as fractions, as tokens. */
export function numbersIn(prose: string, tongue: Tongue): Found[] {
	const taken: Found[] = [];
	const take = (found: Found): void => {
		if (taken.every(({ start, end }) => found.end <= start || found.start >= end)) taken.push(found);
	};
	const plain = { decimals: 0, bare: false };
	for (const { 0: all, 1: key = '', index } of prose.matchAll(tokenPattern))
		take({ ...plain, start: index, end: index + all.length, value: NaN, written: 'token', fact: key });
	for (const fraction of fractionsIn(prose, tongue)) take({ ...plain, ...fraction, written: 'fraction' });
	for (const numeral of numerals(prose, tongue)) take({ ...plain, ...numeral, written: 'numeral' });
	for (const spelled of spelledNumbers(prose, tongue)) take({ ...plain, ...spelled, written: 'word' });
	return withRanges(
		taken.sort((a, b) => a.start - b.start),
		prose
	);
}

function numerals(prose: string, tongue: Tongue): (Span & { value: number; decimals: number })[] {
	return [...prose.matchAll(numeralPattern)].flatMap((match) => {
		// A plain space groups thousands in Spanish and French, never in English.
		const pieces = tongue === 'en' && match[0].includes(' ') ? match[0].split(' ') : [match[0]];
		let start = match.index;
		return pieces.map((digits) => {
			const end = start + digits.length;
			const read = /^0\d/.test(digits)
				? null
				: readNumeral(digits, tongue, percentAfter.test(prose.slice(end)));
			const numeral = { start, end, value: read?.value ?? NaN, decimals: read?.decimals ?? 0 };
			start = end + 1;
			return numeral;
		});
	});
}

function spelledNumbers(prose: string, tongue: Tongue): (Span & { value: number; bare: boolean })[] {
	const all = [...prose.matchAll(/dix-(?:sept|huit|neuf)|quatre-vingts?|\p{L}+/giu)].map((match) => ({
		word: match[0].toLowerCase(),
		start: match.index,
		end: match.index + match[0].length
	}));
	const found: (Span & { value: number; bare: boolean })[] = [];
	for (let i = 0; i < all.length;) {
		const run = all.slice(i, i + 9);
		const broken = run.findIndex(
			({ end }, n) => !/^(?:\s+|-)$/.test(prose.slice(end, run[n + 1]?.start ?? end))
		);
		// "por ciento" is a unit.
		const isUnit =
			/^(?:ciento|cien|cents?)$/.test(run[0]?.word ?? '') &&
			/^(?:por|pour|per)$/.test(all[i - 1]?.word ?? '');
		const read = isUnit
			? null
			: spelledNumber(
					run.slice(0, broken < 0 ? run.length : broken + 1).map(({ word }) => word),
					tongue
				);
		const last = all[i + (read?.words ?? 1) - 1];
		if (read && run[0] && last)
			found.push({ start: run[0].start, end: last.end, value: read.value, bare: read.bare });
		i += read?.words ?? 1;
	}
	return found;
}

/** A range with one unit is one number; one without ("18 to 24") is none; the ends of "from 20 to 30" are marked. */
function withRanges(numbers: Found[], prose: string): Found[] {
	const joined: Found[] = [];
	for (let i = 0; i < numbers.length; i++) {
		const a = numbers[i];
		const b = numbers[i + 1];
		if (!a) continue;
		if (!b) {
			joined.push(a);
			continue;
		}
		const before = prose.slice(Math.max(0, a.start - 30), a.start).replace(/(?:US)?[$€£]\s*$/u, '');
		const gap = prose
			.slice(a.end, b.start)
			.replace(percentAfter, '')
			.replace(/^\s*(?:million|millones|billion|thousand|mil)(?!\p{L})/iu, '')
			.replace(/(?:US)?[$€£]\s*$/u, '');
		const and = /^\s*(?:and|y|et)(?: (?:el|la|los|las))?\s*$/iu.test(gap);
		const to =
			/^\s*(?:to|a|al|à)(?: (?:el|la|los|las|over|almost|nearly|about|more than|casi|más de))?\s*$/iu.test(
				gap
			);
		const dash = /^\s?[–—-]\s?$/.test(gap);
		const between = /(?<!\p{L})(?:between|entre)(?: (?:el|los|las|the))?\s*$/iu.test(before);
		const from = /(?<!\p{L})(?:from|del?|desde)(?: (?:el|about|around|some|only|just|a mere))?\s*$/iu.test(
			before
		);
		if (to && from) {
			joined.push({ ...a, isEnd: true }, { ...b, isEnd: true });
			i++;
		} else if (b.value > a.value && (dash || to || (and && between))) {
			if (percentAfter.test(prose.slice(b.end))) joined.push({ ...a, end: b.end, top: b.value });
			i++;
		} else joined.push(a);
	}
	return joined;
}
