import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { partProblems, questionProblems, wordsProblems } from './agreement.ts';
import { aQuestion, everyKind } from './question-builders.server.ts';
import { questionPart, questionSchema, questionWords } from './question.ts';

const codes = (schema: v.GenericSchema, value: unknown) => {
	const read = v.safeParse(schema, value);
	return read.success ? [] : read.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`);
};

test('a question of every kind is read as it was written, and agrees with itself', () => {
	for (const question of everyKind()) {
		expect(v.parse(questionSchema, JSON.parse(JSON.stringify(question)))).toEqual(question);
		expect(questionProblems(question)).toEqual([]);
	}
});

test('what a file leaves out has a value afterwards', () => {
	expect(v.parse(questionPart, { key: 'cost', kind: 'number', right: 3 })).toEqual({
		...{ key: 'cost', kind: 'number', right: 3 },
		...{ points: 1, pool: null, tolerance: 0, unit: null }
	});
	expect(v.parse(questionWords.one, { prompt: 'Which?', choices: { a: 'A' } })).toEqual({
		...{ prompt: 'Which?', choices: { a: 'A' } },
		...{ explanation: '', feedback: {} }
	});
});

describe('what is refused', () => {
	const one = { key: 'loss', kind: 'one', choices: ['a', 'b'], right: ['a'] };
	test.each([
		['a field nobody knows', { ...one, rigth: ['a'] }, /rigth/],
		['a key with capitals', { ...one, key: 'Loss' }, /^key not_a_key$/],
		['a key that objects have by themselves', { ...one, choices: ['constructor', 'b'] }, /not_a_key/],
		['__proto__ as a choice', { ...one, choices: ['__proto__', 'b'] }, /not_a_key/],
		['the same choice twice', { ...one, choices: ['a', 'a'] }, /repeated_key/],
		['one choice', { ...one, choices: ['a'] }, /too_few:2/],
		['a thousand choices', { ...one, choices: Array.from({ length: 1000 }, (_, i) => `c${i}`) }, /too_many/],
		['no right choice', { ...one, right: [] }, /too_few:1/],
		['points below nothing', { ...one, points: -1 }, /too_small/],
		['points that are no number', { ...one, points: NaN }, /points/],
		['a tolerance below nothing', { key: 'n', kind: 'number', right: 1, tolerance: -1 }, /too_small/],
		['an infinite answer', { key: 'n', kind: 'number', right: Infinity }, /not_number/],
		['a kind nobody knows', { key: 'n', kind: 'essay' }, /kind/]
	])('%s', (_, sent, code) => {
		expect(codes(questionPart, sent).join('\n')).toMatch(code);
	});

	test('texts that a database cannot keep', () => {
		expect(codes(questionWords.open, { prompt: 'a\0b' })).toEqual(['prompt not_text']);
		expect(codes(questionWords.open, { prompt: 'a\ud800' })).toEqual(['prompt not_text']);
		expect(codes(questionWords.open, { prompt: '  ' })).toEqual(['prompt required']);
		expect(codes(questionWords.open, { prompt: 'a'.repeat(10_001) })).toEqual(['prompt too_long:10000']);
	});
});

test.each([
	['a right choice that is none', aQuestion('one', { right: ['six'] }), [['right.six', 'unknown_key']]],
	[
		'one choice, and all are right',
		aQuestion('one', { right: ['five', 'three', 'two', 'nothing'] }),
		[['right', 'nothing_is_wrong']]
	],
	['several choices, all right', aQuestion('several', { right: ['a', 'b', 'c', 'd', 'e'] }), []],
	[
		'a left side without its option',
		aQuestion('matching', { right: { bank: 'lends' } }),
		[['right.fund', 'required']]
	],
	[
		'an option that is none',
		aQuestion('matching', { right: { bank: 'lends', fund: 'gives' } }),
		[['right.fund', 'unknown_key']]
	]
] as const)('%s', (_, question, problems) => {
	expect(partProblems(question).map(({ path, code }) => [path, code])).toEqual(problems);
});

test('words and keys agree, in each language', () => {
	const question = aQuestion('one');
	const { en } = question.texts;
	if (!en) throw new Error('no English');
	question.texts['fr'] = {
		...en,
		choices: { five: '5 000', three: '3 000', six: '6 000' },
		feedback: { ten: 'Non.' }
	};
	expect(questionProblems(question)).toEqual([
		{ path: 'texts.fr.choices.two', code: 'required' },
		{ path: 'texts.fr.choices.nothing', code: 'required' },
		{ path: 'texts.fr.choices.six', code: 'unknown_key' },
		{ path: 'texts.fr.feedback.ten', code: 'unknown_key' }
	]);
	const short = aQuestion('short');
	expect(wordsProblems(short, { prompt: 'Name?', explanation: '', accepted: [], feedback: {} })).toEqual([
		{ path: 'accepted', code: 'required' }
	]);
});
