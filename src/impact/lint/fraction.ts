import { spelledNumber, denominatorOf } from './number-word.ts';
import type { Span } from './place.ts';
import type { Tongue } from './tongue.ts';

/** A share said in words: "a third", "tres cuartas partes", "one in five", "uno de cada diez". In per cent. */
export type Fraction = Span & { value: number };

const number = '(\\p{L}+|\\d{1,3})';
const ofWhat =
	'(?=\\s+(?:of|the|were|was|are|had|have|has|came|said|lived|worked|women|men|de|del|d’|des|du|eran|fueron|son|tenían|étaient|sont)(?!\\p{L})|\\s*[,.;:()—–]|\\s*$)';
const parts = [
	new RegExp(
		`(?<![\\p{L}-])(?:${number}[\\s-]+)(thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)${ofWhat}`,
		'giu'
	),
	new RegExp(
		`(?<!\\p{L})(?:${number}\\s+)(tercios?|cuartos?|quintos?|sextos?|séptimos?|octavos?|novenos?|décimos?|tiers|quarts?|cinquièmes?|dixièmes?)${ofWhat}`,
		'giu'
	),
	new RegExp(
		`(?<!\\p{L})(?:${number}\\s+)(terceras?|cuartas?|quintas?|sextas?|séptimas?|octavas?|novenas?|décimas?)\\s+partes?(?!\\p{L})`,
		'giu'
	)
];
const halves = new RegExp(
	`(?<![\\p{L}-])(?<!(?:first|second|and a|latter|primera|segunda|seconde)\\s)(?:(?:one[\\s-]|the other )?half${ofWhat}|la (?:otra )?mitad${ofWhat}|la moitié${ofWhat})(?!\\s+(?:of )?(?:20\\d\\d|the (?:year|day|month|course|match|game)|del? (?:año|mes|partido)))`,
	'giu'
);
const inSo = new RegExp(
	`(?<![\\p{L}\\d.,])${number}\\s+(?:in|out of|in every|de cada|sur)\\s+${number}(?![\\p{L}\\d])`,
	'giu'
);

export function fractionsIn(text: string, tongue: Tongue): Fraction[] {
	const read = (word: string): number | null => {
		if (/^\d+$/.test(word)) return Number(word);
		if (/^(?:a|an)$/i.test(word)) return 1;
		return spelledNumber([word.toLowerCase()], tongue)?.value ?? null;
	};
	const found: Fraction[] = [];
	const add = (match: RegExpExecArray, over: number | null, under: number | null): void => {
		if (over === null || under === null || under < 2 || over >= under || over < 1) return;
		found.push({ start: match.index, end: match.index + match[0].length, value: (100 * over) / under });
	};
	for (const pattern of parts)
		for (const match of text.matchAll(pattern))
			add(match, read(match[1] ?? ''), denominatorOf((match[2] ?? '').toLowerCase()));
	for (const match of text.matchAll(halves)) add(match, 1, 2);
	// "3 in 2021" is no share, and of more than ten it is a count: "14 out of 20".
	for (const match of text.matchAll(inSo)) {
		const under = read(match[2] ?? '');
		if (under !== null && under <= 10) add(match, read(match[1] ?? ''), under);
	}
	return found;
}
