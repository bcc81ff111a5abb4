import { expect, test } from 'vitest';
import { inviteesFrom } from './pasted.ts';

test.each<[string, [string | null, string | null, string][], number[]]>([
	['amina@example.org', [[null, 'amina@example.org', 'en']], []],
	['Amina, amina@example.org, AR', [['Amina', 'amina@example.org', 'ar']], []],
	[
		'Amina\tamina@example.org\tar\n\nbeto@example.org',
		[
			['Amina', 'amina@example.org', 'ar'],
			[null, 'beto@example.org', 'en']
		],
		[]
	],
	['A@example.org\na@example.org', [[null, 'A@example.org', 'en']], []],
	['Amina\nno@address\n<x@example.org', [], [1, 2, 3]],
	['<x@example.org>', [[null, 'x@example.org', 'en']], []],
	['"Ibrahim Keita" <i@example.org>, ar', [['Ibrahim Keita', 'i@example.org', 'ar']], []],
	[
		'Ana <ana@example.org>; beto@example.org, ar',
		[
			['Ana', 'ana@example.org', 'ar'],
			[null, 'beto@example.org', 'ar']
		],
		[]
	],
	['ana@example.org; es', [[null, 'ana@example.org', 'en']], []],
	[`${'A'.repeat(101)} <a@example.org>`, [], [1]],
	['=cmd()@example.org', [[null, '=cmd()@example.org', 'en']], []]
])('%j', (text, people, wrong) => {
	const pasted = inviteesFrom(text, ['en', 'ar']);
	expect(pasted.people.map(({ name, email, language }) => [name, email, language])).toEqual(people);
	expect(pasted.wrong.map(({ line }) => line)).toEqual(wrong);
});
