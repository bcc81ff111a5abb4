import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './ranking.ts';

test('a cursor leads back to its place', () => {
	const number = fc
		.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
		.map((value) => (value === 0 ? 0 : value));
	fc.assert(
		fc.property(number, number, fc.string({ unit: 'binary' }), (value, newestAt, key) => {
			expect(readCursor(writeCursor('newest', { value, newestAt, key }), 'newest')).toEqual({
				value,
				newestAt,
				key
			});
		})
	);
});

test('a cursor that somebody made up is the first page', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(readCursor(text, 'relevance')).toBeNull();
		})
	);
	const forged = [
		'',
		'null',
		'[]',
		'{}',
		'["relevance",null,1,"k"]',
		'["relevance",1,1,7]',
		'["relevance",1e999,1,"k"]',
		'["newest",1,1,"k"]'
	];
	expect(forged.map((json) => readCursor(btoa(json), 'relevance'))).toEqual(forged.map(() => null));
});
