import { expect, test } from 'vitest';
import { v7 } from 'uuid';
import { readSent } from './sent.ts';

const one = (more: object = {}) => ({
	...{ id: v7(), registration: v7(), verb: 'saved', object: v7(), language: 'en', value: null },
	happenedAt: '2027-02-10T10:00:00Z',
	...more
});
const valueOf = (value: unknown) => readSent({ statements: [one({ value })] })?.good[0]?.value;
const nested = (deep: number): unknown => (deep === 0 ? 'a' : [nested(deep - 1)]);

test.each<[string, unknown, unknown]>([
	['NUL, which the database cannot keep', 'a\u0000b', 'ab'],
	['half of a pair of surrogates, as of a text that was cut', 'bread \uD83C', 'bread \uFFFD'],
	[
		'the same in lists and in names',
		{ '\uDF5E': ['\uD83C\uDF5E', '\uD83C'] },
		{ '\uFFFD': ['🍞', '\uFFFD'] }
	],
	['whole letters of any script', 'ستة 🍞 六', 'ستة 🍞 六']
])('of %s an answer is kept as it can be', (_, value, kept) => {
	expect(valueOf(value)).toEqual(kept);
});

test.each<[string, object]>([
	['an answer as deep as no answer is', { value: nested(5000) }],
	['one that is too long', { value: 'x'.repeat(16_000) }],
	['a mark, which only the team gives', { verb: 'marked', value: 1 }],
	['no instant', { happenedAt: 'yesterday' }],
	['a language that is none', { language: '<script>' }],
	['an id that is none', { id: 'x' }]
])('%s is refused by itself, and holds up no other', (_, wrong) => {
	const [bad, good] = [one(wrong), one()];
	const sent = readSent({ statements: [bad, good] });
	expect(sent?.bad).toEqual([{ id: bad.id, reason: 'malformed' }]);
	expect(sent?.good.map(({ id }) => id)).toEqual([good.id]);
});

test('what is no list, or a list too long, is nothing', () => {
	for (const body of [null, [], 'x', {}, { statements: {} }, { statements: Array(501).fill(one()) }])
		expect(readSent(body)).toBeNull();
});
