import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokens } from './tokens.ts';

test('invisible marks are part of a word, apostrophes and hyphens are not', () =>
	expect(tokens('l’immi\u00adgration self-paced').map(({ text }) => text)).toEqual([
		'l',
		'immi\u00adgration',
		'self',
		'paced'
	]));

test('a run of a script without spaces stands beside the words around it', () =>
	expect(tokens('AI技术, 4 ไทย')).toEqual([
		{ text: 'AI', start: 0, end: 2, spaced: true },
		{ text: '技术', start: 2, end: 4, spaced: false },
		{ text: '4', start: 6, end: 7, spaced: true },
		{ text: 'ไทย', start: 8, end: 11, spaced: false }
	]));

test('stretches are what one pattern would match, in any text', () => {
	const pattern =
		/([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+)|[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]][[\p{L}\p{N}\p{M}\p{Cf}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]*/gv;
	const character = fc.oneof(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
		fc.constantFrom('a', 'é', 'e\u0301', 'ه', '移', '𠮷', 'カ', '々', '\u200d', '’', ' ', '7', '\ud800')
	);
	fc.assert(
		fc.property(fc.array(character, { maxLength: 40 }), (characters) => {
			const text = characters.join('');
			const matched = [...text.matchAll(pattern)].map(({ 0: whole, 1: run, index }) => ({
				text: whole,
				start: index,
				end: index + whole.length,
				spaced: run === undefined
			}));
			expect(tokens(text)).toEqual(matched);
		})
	);
});
