import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldAnswer, isAccepted } from './answer-text.ts';

test.each([
	['Mutual  Guarantee Society', 'mutual guarantee society'],
	['break-even', 'Break even'],
	['«Société de caution mutuelle».', 'societe de caution mutuelle'],
	['l’épargne', "L'epargne"],
	['œuvre', 'oeuvre'],
	['Straße', 'STRASSE'],
	['İstanbul', 'istanbul'],
	['ёлка', 'елка'],
	['За́мок', 'замок'],
	['صُنْدُوق الضَّمان', 'صندوق الضمان'],
	['أمانة', 'امانه'],
	['على', 'علي'],
	['مسؤول', 'مسوول'],
	['شـــركة', 'شركة'],
	['کتاب', 'كتاب'],
	['٢٠٢٧', '2027'],
	['共同 担保', '共同担保'],
	['ＧＤＰ', 'gdp'],
	['e\u200bmail', 'email']
])('%s is %s', (typed, accepted) => {
	expect(isAccepted(typed, [accepted])).toBe(true);
});

test.each([
	['C++', 'C'],
	['C#', 'C'],
	['3.5', '35'],
	['мой', 'мои'],
	['की', 'का'],
	['', ''],
	[' ', '']
])('%s is not %s', (typed, accepted) => {
	expect(isAccepted(typed, [accepted])).toBe(false);
});

test('what is nothing but signs is compared as it is', () => {
	expect(isAccepted('?', ['?'])).toBe(true);
	expect(isAccepted('?', ['!'])).toBe(false);
});

test('folding what is folded changes nothing', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
			expect(foldAnswer(foldAnswer(text))).toBe(foldAnswer(text));
		}),
		{ numRuns: 500 }
	);
});
