import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Reading } from './reading.ts';
import { same, valuesOf, withOneMore, type Values } from './values.ts';

const read = <T>(values: Values, ask: (form: Reading) => T) => {
	const form = new Reading(values);
	return [ask(form), form.problems.map(({ field, code }) => `${field}: ${code}`)];
};

describe('a field is read as what it should be, or its problem is named', () => {
	const cases: [string, string, (form: Reading) => unknown, unknown, string | null][] = [
		['a line loses its blanks', '  a \t b ', (form) => form.line('f'), 'a b', null],
		['HTML is just text', '<b onclick="x()">', (form) => form.line('f'), '<b onclick="x()">', null],
		[
			'nothing, where something is needed',
			' ',
			(form) => form.line('f', { required: true }),
			null,
			'required'
		],
		['nothing, where nothing is needed', '', (form) => form.line('f'), null, null],
		['ten million characters', 'x'.repeat(10_000_000), (form) => form.text('f'), null, 'longer_than'],
		['a control character', 'a\u0000b', (form) => form.line('f'), null, 'unreadable_characters'],
		['bytes that were no UTF-8', 'a\ufffdb', (form) => form.line('f'), null, 'unreadable_characters'],
		['half a character', 'a\ud800b', (form) => form.line('f'), null, 'unreadable_characters'],
		['a right-to-left override', 'invoice\u202Efdp.exe', (form) => form.line('f'), null, 'hidden_direction'],
		['Persian with a joiner', 'می\u200cخواهم', (form) => form.line('f'), 'می\u200cخواهم', null]
	];
	test.each(cases)('%s', (_, entered, ask, value, code) => {
		expect(read({ f: [entered] }, ask)).toEqual([value, code ? [`f: ${code}`] : []]);
	});
});

test('several entries come from several fields or lines, once each', () => {
	expect(read({ f: ['a', ' b \r\na', ''] }, (form) => form.many('f'))).toEqual([['a', 'b'], []]);
});

test('an entry that names nothing is quoted', () => {
	const form = new Reading({ f: ['Ecuador', 'Atlantis'] });
	expect(form.named('f', (text) => (text === 'Ecuador' ? 'EC' : null))).toEqual(['EC']);
	expect(form.problems).toEqual([{ field: 'f', code: 'not_known', details: { text: 'Atlantis' } }]);
});

test('all problems are heard at once, the first of each field', () => {
	const form = new Reading({ title: ['a\u0000'], note: ['xxx'] });
	form.line('title');
	form.line('title', { required: true, longest: 1 });
	form.text('note', { longest: 2 });
	expect(form.problems.map(({ field, code }) => [field, code])).toEqual([
		['title', 'unreadable_characters'],
		['note', 'longer_than']
	]);
});

test('whatever is sent, reading throws nothing', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), { maxLength: 5 }),
			(pairs) => {
				const sent = new FormData();
				for (const [name, value] of [...pairs, ['__proto__', 'x'] as const]) sent.append(name, value);
				const values = valuesOf(sent);
				const form = new Reading(values);
				for (const name of Object.keys(values)) {
					form.line(name);
					form.text(name);
					form.many(name);
				}
				return Object.getPrototypeOf(values) === Object.prototype;
			}
		)
	);
});

test('what no database keeps is not in a form', () => {
	const sent = new FormData();
	sent.append('organisation', 'Six\0 Loaves');
	sent.append('note', `${'x'.repeat(20_000)}🍞`);
	expect(valuesOf(sent)).toEqual({ organisation: ['Six Loaves'], note: [`${'x'.repeat(20_000)}\uFFFD`] });
});

test('two forms say the same when only blanks and line ends differ', () => {
	expect(same({ a: ['x\r\ny', ''] }, { a: ['x\ny '] }, 'a')).toBe(true);
	expect(same({ a: ['x'] }, {}, 'a')).toBe(false);
});

test('one more empty field is added where it was asked for, and nowhere else', () => {
	expect(withOneMore({ a: ['x'], more: ['a'] })).toEqual({ a: ['x', ''], more: ['a'] });
	expect(withOneMore({ a: ['x'], more: ['b'] })).toEqual({ a: ['x'], more: ['b'] });
});

test('a form of long texts gets back all that is too long, and still refuses it', () => {
	const sent = new FormData();
	sent.append('body', 'x'.repeat(60_000));
	sent.append('note', 'x'.repeat(60_000));
	const values = valuesOf(sent, { body: 100_000 });
	expect([values['body']?.[0]?.length, values['note']?.[0]?.length]).toEqual([60_000, 20_001]);
	expect(read(values, (form) => form.text('body', { longest: 50_000 }))).toEqual([
		null,
		['body: longer_than']
	]);
});
