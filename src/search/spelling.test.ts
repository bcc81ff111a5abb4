import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, Spelling } from './spelling.ts';

const spelling = new Spelling([
	['migration', 90],
	['migrations', 5],
	['migración', 40],
	['mitigation', 9],
	['refugiés', 1],
	['réfugiés', 30],
	['التحويلات', 8],
	['право', 3]
]);

test.each([
	['two letters changed places', 'migratoin', 'migration'],
	['a letter is missing', 'migraion', 'migration'],
	['a letter too many', 'migrrations', 'migrations'],
	['two are wrong', 'migrasiom', 'migration'],
	['accents are kept as most write them', 'refujies', 'réfugiés'],
	['Arabic', 'التحويلت', 'التحويلات'],
	['Russian', 'првао', 'право'],
	['nothing is near', 'xylophone', undefined],
	['too short to tell', 'lwa', undefined]
])('%s: %s', (_, typed, expected) => {
	expect(spelling.near(typed)[0]?.word).toBe(expected);
});

test('the distance is the same both ways, and one swap is one change', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
	fc.assert(
		fc.property(word, word, (a, b) => {
			expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
			expect(editDistance(a, b, 1)).toBe(Math.min(2, editDistance(a, b, 9)));
		})
	);
	expect([editDistance('ab', 'ba', 2), editDistance('abc', 'abc', 2), editDistance('', 'ab', 2)]).toEqual([
		1, 0, 2
	]);
});
