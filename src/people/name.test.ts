import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, refusalToName } from './name.ts';

test.each([
	['spaces in single file', '  Amina \t\n  Diop ', 'Amina Diop'],
	['control characters go', 'Ami\u0000na\u0007', 'Ami na'],
	['what turns the direction goes', 'Amina\u202Egpj.exe\u2066', 'Aminagpj.exe'],
	['Arabic stays as it is', 'آمنة ديوب', 'آمنة ديوب'],
	['joiners, which some scripts need, stay', 'می\u200Cخواهم', 'می\u200Cخواهم'],
	['accents are composed', 'Jose\u0301', 'José'],
	['HTML is only text', '<b>Amina</b>', '<b>Amina</b>'],
	['half a character goes', 'A\ud800b', 'Ab']
])('%s', (_, given, clean) => {
	expect(cleanName(given)).toBe(clean);
});

test.each([
	['李', null],
	['', 'name_missing'],
	['12 34', 'name_missing'],
	['a'.repeat(100), null],
	['a'.repeat(101), 'name_long']
])('a name %j: %s', (name, refusal) => {
	expect(refusalToName(name)).toBe(refusal);
});

test('a clean name is clean, and never longer than the database takes once it is accepted', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
			const name = cleanName(text);
			return cleanName(name) === name && (refusalToName(name) !== null || [...name].length <= 200);
		})
	);
});
