import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spelledNumber } from './number-word.ts';
import { readNumeral } from './numeral.ts';
import type { Tongue } from './tongue.ts';

const english =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' '
	);
const englishTens = 'x x twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const spanish =
	'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
		' '
	);
const spanishTens = 'x x x treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const spanishHundreds =
	'x ciento doscientas trescientos cuatrocientas quinientos seiscientas setecientos ochocientas novecientos'.split(
		' '
	);

function inEnglish(n: number): string {
	if (n >= 1000)
		return `${inEnglish(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${n % 1000 < 100 ? 'and ' : ''}${inEnglish(n % 1000)}` : ''}`;
	if (n >= 100)
		return `${english[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${inEnglish(n % 100)}` : ''}`;
	if (n >= 20) return `${englishTens[Math.floor(n / 10)]}${n % 10 ? ` ${english[n % 10]}` : ''}`;
	return english[n] ?? '';
}

function inSpanish(n: number): string {
	if (n >= 1000)
		return `${n >= 2000 ? `${inSpanish(Math.floor(n / 1000))} ` : ''}mil${n % 1000 ? ` ${inSpanish(n % 1000)}` : ''}`;
	if (n === 100) return 'cien';
	if (n > 100) return `${spanishHundreds[Math.floor(n / 100)]}${n % 100 ? ` ${inSpanish(n % 100)}` : ''}`;
	if (n >= 30) return `${spanishTens[Math.floor(n / 10)]}${n % 10 ? ` y ${spanish[n % 10]}` : ''}`;
	return spanish[n] ?? '';
}

test.each<[Tongue, (n: number) => string]>([
	['en', inEnglish],
	['es', inSpanish]
])('%s: every number up to 99,999 is read as it is spelled', (tongue, spell) => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 99_999 }), (n) => {
			const words = spell(n).split(' ');
			expect(spelledNumber([...words, 'participants'], tongue)).toEqual({
				value: n,
				words: words.length,
				bare: false
			});
		}),
		{ numRuns: 500 }
	);
});

test.each<[string, Tongue, number, number]>([
	['trente-cinq', 'fr', 35, 2],
	['soixante-dix', 'fr', 70, 2],
	['mille deux cent', 'fr', 1200, 3],
	['a hundred and five', 'en', 105, 4],
	['two dozen', 'en', 24, 2],
	['four and five', 'en', 4, 1],
	['veintiuna', 'es', 21, 1],
	['dos millones', 'es', 2_000_000, 2]
])('%s', (text, tongue, value, words) => {
	expect(spelledNumber(text.split(/[\s-]/), tongue)).toEqual({ value, words, bare: false });
});

test.each<[string, Tongue, boolean, number | null]>([
	['1,681', 'en', false, 1681],
	['1.681', 'es', false, 1681],
	['1,681', 'es', false, 1681],
	['1 681', 'fr', false, 1681],
	['57,5', 'es', true, 57.5],
	['57.5', 'en', true, 57.5],
	['1,234.5', 'en', false, 1234.5],
	['1.234,5', 'es', false, 1234.5],
	['1.681', 'en', false, 1.681],
	['33.333', 'es', true, 33.333],
	['1.2.3', 'en', false, null],
	['12,5', 'en', false, null]
])('%s in %s', (digits, tongue, isPercentage, value) => {
	expect(readNumeral(digits, tongue, isPercentage)?.value ?? null).toBe(value);
});
