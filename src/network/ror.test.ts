import fc from 'fast-check';
import { expect, test } from 'vitest';
import organisations from '../../content/organisations.json' with { type: 'json' };
import { rorFrom } from './ror.ts';

test.each([
	['https://ror.org/01f80g185', { ror: 'https://ror.org/01f80g185' }],
	['  ror.org/01F80G185/ ', { ror: 'https://ror.org/01f80g185' }],
	['01swzsf04', { ror: 'https://ror.org/01swzsf04' }],
	['01f80g186', { refusal: 'ror_check_digits' }],
	['01f80g815', { refusal: 'ror_check_digits' }],
	['11f80g185', { refusal: 'ror_unreadable' }],
	['01f80l185', { refusal: 'ror_unreadable' }],
	['https://evil.example/01f80g185', { refusal: 'ror_unreadable' }],
	['', { refusal: 'ror_unreadable' }]
])('%s', (text, read) => expect(rorFrom(text)).toEqual(read));

test('every identifier of the demonstration is one', () => {
	const given = organisations.records.flatMap(({ ror }) => ror ?? []);
	expect(given.map((ror) => rorFrom(ror))).toEqual(given.map((ror) => ({ ror })));
});

test('no single digit can be mistyped unseen', () => {
	const id = '052gg0110';
	fc.assert(
		fc.property(fc.nat(7), fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), (at, digit) => {
			const place = at + 1;
			fc.pre(id[place] !== digit);
			expect(rorFrom(id.slice(0, place) + digit + id.slice(place + 1))).toHaveProperty('refusal');
		})
	);
});
