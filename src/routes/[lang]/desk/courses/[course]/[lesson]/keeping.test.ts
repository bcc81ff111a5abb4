import { expect, test } from 'vitest';
import { keepingKey, sayTheSame } from './keeping.ts';

test('forms say the same whatever the order of their fields, and empty ones do not count', () => {
	expect(sayTheSame({ a: ['1'], b: ['2'] }, { b: ['2'], a: ['1'], c: [''] })).toBe(true);
	expect(sayTheSame({ a: ['1', '2'] }, { a: ['2', '1'] })).toBe(false);
	expect(sayTheSame({ a: ['1'] }, {})).toBe(false);
});

test('what is kept is one person’s, of one item, in one language', () => {
	expect(keepingKey('amina', 'finance', 'loss', 'ar')).not.toBe(keepingKey('boris', 'finance', 'loss', 'ar'));
	expect(keepingKey('amina', 'finance', 'loss', 'ar')).not.toBe(keepingKey('amina', 'finance', 'loss', 'en'));
});
