import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftQuestion } from './foreign-question.ts';
import { questionsFromGift } from './gift.ts';
import { mark } from './marking.ts';
import type { Question } from './question.ts';

const read = (gift: string) => questionsFromGift(gift, 'en');
const only = (gift: string): DraftQuestion => {
	const { drafts, notes, problem } = read(gift);
	expect([notes, problem]).toEqual([[], null]);
	expect(drafts).toHaveLength(1);
	return drafts[0]?.question as DraftQuestion;
};
const codes = (gift: string) =>
	read(gift).notes.map(({ line, imported, code, text }) => [line, imported, code, text]);

describe('each kind', () => {
	test('one choice, as a missing word', () => {
		expect(only("::Tomb::Grant is {~buried =entombed#Right. ~living} in Grant's tomb.")).toEqual({
			...{ key: 'tomb', kind: 'one', points: 1, pool: null, choices: ['a', 'b', 'c'], right: ['b'] },
			texts: {
				en: {
					prompt: "Grant is \\_\\_\\_\\_\\_ in Grant's tomb.",
					explanation: '',
					choices: { a: 'buried', b: 'entombed', c: 'living' },
					feedback: { b: 'Right.' }
				}
			}
		});
	});
	test('several choices, by weights', () => {
		const gift =
			'Two people? {\n~%-50%No one\n~%50%Grant\n~%50%His wife\n~%-50%His father\n####They are two.}';
		expect(only(gift)).toMatchObject({
			...{ kind: 'several', choices: ['a', 'b', 'c', 'd'], right: ['b', 'c'] },
			texts: { en: { prompt: 'Two people?', explanation: 'They are two.' } }
		});
	});
	test.each([
		['{T}', true, {}],
		['{FALSE#Wrong.#Right.}', false, { true: 'Wrong.', false: 'Right.' }],
		['{TRUE#Wrong.}', true, { false: 'Wrong.' }]
	])('true or false: %s', (answers, right, feedback) => {
		expect(only(`It is so.${answers}`)).toMatchObject({
			kind: 'true-false',
			right,
			texts: { en: { feedback } }
		});
	});
	test('short text', () => {
		expect(only("Who's buried?{=no one#Good. =nobody#Good.}").texts).toEqual({
			en: {
				prompt: "Who's buried?",
				explanation: '',
				accepted: ['no one', 'nobody'],
				feedback: { right: 'Good.' }
			}
		});
	});
	test.each([
		['{#1822}', 1822, 0],
		['{#1822:5}', 1822, 5],
		['{#3.1415:0.0005}', 3.1415, 0.0005],
		['{#3.141..3.142}', 3.1415, 0.0005],
		['{# =-2:0.5 }', -2, 0.5]
	])('a number: %s', (answers, right, tolerance) => {
		expect(only(`When? ${answers}`)).toMatchObject({ kind: 'number', right, tolerance });
	});
	test('a number, with something to say', () => {
		expect(only('When? {#\n=1822:1#Yes.\n~#No, later.}').texts['en']).toMatchObject({
			feedback: { right: 'Yes.', wrong: 'No, later.' }
		});
	});
	test('pairs, with an answer too many', () => {
		expect(only('Capitals? {=Canada -> Ottawa =Italy->Rome =Malta -> Rome = -> Lima}')).toMatchObject({
			...{
				kind: 'matching',
				left: ['a', 'b', 'c'],
				options: ['a', 'b', 'c'],
				right: { a: 'a', b: 'b', c: 'b' }
			},
			texts: { en: { options: { a: 'Ottawa', b: 'Rome', c: 'Lima' } } }
		});
	});
	test('an order', () => {
		const gift = '::Moodle::[html]Put <b>these</b> in order.{>2     none\nModular\nObject\nOriented\n}';
		expect(only(gift)).toMatchObject({
			...{ kind: 'ordering', choices: ['a', 'b', 'c'] },
			texts: {
				en: { prompt: 'Put **these** in order.', choices: { a: 'Modular', b: 'Object', c: 'Oriented' } }
			}
		});
	});
	test('open text', () => {
		expect(only('::Plan::Your plan? {####Thank you.}')).toMatchObject({
			...{ kind: 'open', key: 'plan', rubric: [], texts: { en: { explanation: 'Thank you.' } } }
		});
	});
});

test('comments, categories, names, escapes and formats', () => {
	const { drafts, notes } = read(
		[
			'\ufeff// A comment',
			'$CATEGORY: $course$/top/Money \\& more/Finance',
			'',
			'// question: 1  name: x',
			'// [id:my-id] [tag:easy]',
			'[plain]5 \\= 2 \\+ 3? {',
			'// in between',
			'~ \\= 2 + 2#no\\: \\#1',
			'= \\\\ \\~ \\{\\}',
			'}',
			'',
			'$CATEGORY: $course$/top',
			'[markdown]**Bold**\\nand more {T}',
			'',
			'::Título & más::Whose? {=his}\r\n\r\n::Título & más::Whose? {=hers}'
		].join('\n')
	);
	expect(notes.map(({ line, code, text }) => [line, code, text])).toEqual([[6, 'tag', 'easy']]);
	expect(drafts.map(({ line, title, question }) => [line, title, question.key, question.pool])).toEqual([
		[6, 'my-id', 'my-id', 'finance'],
		[13, '**Bold** and more', 'bold-and-more', null],
		[15, 'Título & más', 'titulo-mas', null],
		[17, 'Título & más', 'titulo-mas-2', null]
	]);
	expect(drafts[0]?.question.texts['en']).toEqual({
		prompt: '5 = 2 \\\\+ 3?',
		explanation: '',
		choices: { a: '\\= 2 + 2', b: '\\ ~ {}' },
		feedback: { a: 'no: #1' }
	});
	expect(drafts[1]?.question.texts['en']).toMatchObject({ prompt: '**Bold**\nand more' });
});

test.each<[string, string, [number, boolean, string, string][]]>([
	['a description', 'Just text.', [[1, false, 'description', 'Just text.']]],
	['a brace that is not closed', '\n\nWhat? {=a', [[3, false, 'braces', 'What? {=a']]],
	['two answer sections', 'A {=a} and {=b}', [[1, false, 'two_answer_sections', 'A {=a} and {=b}']]],
	['one answer to choose from', 'Which? {~a}', [[1, false, 'too_few_answers', 'Which?']]],
	['no right answer', 'Which? {~a ~b}', [[1, false, 'no_right_answer', 'Which?']]],
	['nothing is wrong', 'Which? {=a ~%100%b}', [[1, false, 'nothing_is_wrong', 'Which?']]],
	['a pair without its arrow', 'Who? {=a->b =c}', [[1, false, 'not_a_pair', 'Who? {=a->b =c}']]],
	['a number that is none', 'When? {#soon}', [[1, false, 'not_a_number', 'When?']]],
	['a tolerance that is none', 'When? {#5:x}', [[1, false, 'not_a_number', 'When?']]],
	['two right numbers', 'When? {#=4 =5}', [[1, false, 'several_right_numbers', 'When?']]],
	[
		'a wildcard alone',
		'Who? {=G*}',
		[
			[1, true, 'wildcard', 'G*'],
			[1, false, 'wildcard', 'Who?']
		]
	],
	['a wildcard among others', 'Who? {=Gr* =Grant}', [[1, true, 'wildcard', 'Gr*']]],
	['half a credit', 'Who? {=Nazareth =%50%Galilee}', [[1, true, 'partial_credit', '50 %: Galilee']]],
	['half a credit for a choice', 'Who? {~a ~%50%b =c}', [[1, true, 'partial_credit', '50 %: b']]],
	[
		'weights of their own',
		'Which? {~%70%a ~%30%b ~%-100%c}',
		[
			[1, true, 'weights', '70 %: a'],
			[1, true, 'weights', '30 %: b']
		]
	],
	['half a credit for a number', 'When? {#=1822:0 =%50%1822:2}', [[1, true, 'partial_credit', '50 %: 1822']]],
	['feedback for two answers', 'Who? {=a#First. =b#Second.}', [[1, true, 'feedback', 'Second.']]],
	['a picture', '[html]<img src="a.png">Who? {=a}', [[1, true, 'image', 'a.png']]],
	['no words', '{=a}', [[1, false, 'text_missing', expect.anything() as never]]]
])('%s is listed with its line', (_, gift, listed) => {
	expect(codes(gift)).toEqual(listed);
});

describe('hostile files', () => {
	const pieces = [
		'{',
		'}',
		'=',
		'~',
		'#',
		'->',
		'{=',
		'{~',
		'{#',
		'::',
		'\\',
		'//',
		'$CATEGORY:',
		'[html]',
		'%50%',
		'{=a}\n\n',
		'\n',
		'=a ',
		'<b>',
		' '
	];
	test.each(pieces)('a great deal of %j is read at once, and nothing is lost quietly', (piece) => {
		const gift = `Q ${piece.repeat(1e6 / piece.length)}`;
		const began = performance.now();
		const { drafts, notes, problem } = read(gift);
		expect(performance.now() - began).toBeLessThan(4000);
		if (gift.trim() !== 'Q') expect(drafts.length + notes.length + (problem ? 1 : 0)).toBeGreaterThan(0);
		const inside = read(`Q {${piece.repeat(2e5)}}`);
		expect(inside.drafts.length + inside.notes.length + (inside.problem ? 1 : 0)).toBeGreaterThan(0);
	});

	test('too much, or what is no text, is refused as a whole', () => {
		expect(read('a'.repeat(5_000_001)).problem).toEqual({ code: 'file_too_big', line: 1 });
		expect(read('A {T}\n\nB\0 {T}')).toEqual({
			drafts: [],
			notes: [],
			problem: { code: 'not_text', line: 3 }
		});
		expect(read('A {T}\n\n'.repeat(2001)).problem?.code).toBe('too_many_questions');
	});

	test('names that objects have by themselves are names like others', () => {
		for (const name of ['__proto__', 'constructor', 'prototype', 'toString', '$$$', 'السؤال']) {
			const { drafts, notes } = read(`::${name}::Which? {=${name} ~hasOwnProperty}`);
			expect(notes).toEqual([]);
			expect(drafts[0]?.question).toMatchObject({ kind: 'one', right: ['a'] });
			expect(drafts[0]?.question.texts['en']).toMatchObject({ choices: { b: 'hasOwnProperty' } });
		}
		expect(read('::constructor::A? {T}').drafts[0]?.question.key).toBe('constructor-2');
		expect(Object.getPrototypeOf({})).toBe(Object.prototype);
	});

	test('any text at all is either read or listed', () => {
		const piece = fc.constantFrom(
			'{',
			'}',
			'=',
			'~',
			'#',
			'####',
			'->',
			'::',
			'\\',
			'%50%',
			'[html]',
			'\n',
			'\n\n',
			'T',
			'a',
			'1',
			':',
			'..',
			'>',
			'*',
			'<b>',
			'//',
			' '
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (all) => {
				const { drafts, notes, problem } = read(all.join(''));
				expect(problem).toBeNull();
				for (const { question } of drafts) mark({ ...question, id: 'x' } as unknown as Question, 'a', 'en');
				for (const { code } of notes) expect(code).not.toBe('question_unreadable');
			}),
			{ numRuns: 3000 }
		);
	});
});
