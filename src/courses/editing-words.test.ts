import { expect, test } from 'vitest';
import { fittingWords } from './editing-words.ts';

const english = { prompt: 'Which?', choices: { a: 'One', c: 'Three' }, feedback: { a: 'Yes.' } };
const arabic = { prompt: 'أيها؟', choices: { a: 'واحد', b: 'اثنان' }, feedback: { b: 'لا.' } };

test('a choice that went is left out with its feedback, one that came is said in the source’s words', () => {
	expect(fittingWords({ kind: 'one', choices: ['a', 'c'], right: ['a'] }, arabic, english)).toEqual({
		words: { prompt: 'أيها؟', choices: { a: 'واحد', c: 'Three' }, feedback: {} },
		filled: true
	});
});

test('a wording that fits stays as it is', () => {
	expect(fittingWords({ kind: 'one', choices: ['b', 'a'], right: ['a'] }, arabic, english)).toEqual({
		words: arabic,
		filled: false
	});
	expect(fittingWords({ kind: 'short' }, { prompt: 'x', accepted: ['y'] }, english)).toEqual({
		words: { prompt: 'x', accepted: ['y'] },
		filled: false
	});
});

test('both sides of a matching, and the criteria of a rubric', () => {
	const matching = { kind: 'matching', left: ['a'], options: ['x', 'y'], right: { a: 'x' } };
	const source = { left: { a: 'L' }, options: { x: 'X', y: 'Y' } };
	expect(fittingWords(matching, { left: { b: 'ب' }, options: { x: 'س' } }, source).words).toEqual({
		left: { a: 'L' },
		options: { x: 'س', y: 'Y' }
	});
	expect(fittingWords({ kind: 'open', rubric: [] }, { criteria: { a: 'ا' } }, {}).words).toEqual({
		criteria: {}
	});
});
