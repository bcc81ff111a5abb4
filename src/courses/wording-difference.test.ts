import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDifference, type Stretch } from './wording-difference.ts';

const marked = (stretches: Stretch[]) =>
	stretches
		.map(({ is, text }) => (is === 'same' ? text : is === 'added' ? `{+${text}}` : `{-${text}}`))
		.join('');

test.each([
	['nothing changed', 'A bank asks.', 'A bank asks.', 'A bank asks.'],
	['a word', 'A bank asks.', 'Every bank asks.', '{-A}{+Every} bank asks.'],
	['words behind', 'A bank asks.', 'A bank asks for a past.', 'A bank asks{+ for a past}.'],
	['a word fewer', 'A big bank asks.', 'A bank asks.', 'A {-big }bank asks.'],
	['a character of Chinese', '银行要求担保', '银行需要担保', '银行{+需}要{-求}担保'],
	['Arabic', 'يسأل المصرف عن ماضيك', 'يسأل المصرف عن دخلك', 'يسأل المصرف عن {-ماضيك}{+دخلك}'],
	['all of it', 'one', 'two', '{-one}{+two}'],
	['from nothing', '', 'two', '{+two}']
])('%s', (_, before, after, expected) => {
	expect(marked(wordDifference(before, after))).toBe(expected);
});

test('both wordings are whole in it', () => {
	const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '银', 'é', '.', '😀') });
	fc.assert(
		fc.property(text, text, (before, after) => {
			const found = wordDifference(before, after);
			const without = (left: Stretch['is']) =>
				found
					.filter(({ is }) => is !== left)
					.map((one) => one.text)
					.join('');
			expect([without('added'), without('removed')]).toEqual([before, after]);
		})
	);
});

test('two long texts with nothing in common are told at once', () => {
	const long = (word: string) => Array.from({ length: 10_000 }, (_, i) => `${word}${i}`).join(' ');
	expect(wordDifference(long('a'), long('b')).length).toBe(2);
});
