import { describe, expect, test } from 'vitest';
import { badgeText, badgeValue, eventMark, readBadge, whoseBadge, type Expected } from './badge.ts';

const event = '0197a000-0000-7000-8000-0000000000aa';
const amina = '0197a000-0000-7000-8000-000000000001';
const code = 'abcdefgh23';
const mark = 'abcdefgh234567ab';
const tokenOf = (number: number, given = mark, of = event) => `${badgeValue(of, code, number)}.${given}`;

const expected = new Map<string, Expected>([
	[code, { id: amina, code, withdrawn: false, badge: { number: 2, mark } }]
]);
const withdrawn = new Map<string, Expected>([
	[code, { id: amina, code, withdrawn: true, badge: { number: 2, mark } }]
]);

test('a badge is read as it was printed, in capitals, and as a hand or a scanner writes it', () => {
	const read = { event: eventMark(event), code, number: 2, mark };
	expect(readBadge(badgeText(tokenOf(2)))).toEqual(read);
	expect(readBadge(`  ${tokenOf(2).slice(0, 20)}\n${tokenOf(2).slice(20)} `)).toEqual(read);
});

test('what goes into the QR code is of its small alphabet', () => {
	expect(badgeText(tokenOf(2))).toMatch(/^[0-9A-Z $%*+\-./:]{1,47}$/u);
});

describe('at the door', () => {
	const mine = eventMark(event);
	test.each([
		['a valid badge says who', tokenOf(2), expected, { participant: amina }],
		['an older one was revoked', tokenOf(1), expected, { problem: 'revoked', participant: amina }],
		[
			'a newer one than was printed is not ours',
			tokenOf(3),
			expected,
			{ problem: 'not_ours', participant: null }
		],
		[
			'a forged mark is not ours',
			tokenOf(2, 'bbbbbbbbbbbbbbbb'),
			expected,
			{ problem: 'not_ours', participant: null }
		],
		['a stranger’s is not ours', tokenOf(2), new Map(), { problem: 'not_ours', participant: null }],
		['who withdrew is told so', tokenOf(2), withdrawn, { problem: 'withdrawn', participant: amina }],
		[
			'anything else is no badge',
			'https://example.org/',
			expected,
			{ problem: 'not_a_badge', participant: null }
		],
		[
			'another event’s says so',
			tokenOf(2, mark, '0197a000-0000-7000-8000-0000000000bb'),
			expected,
			{ problem: 'other_event', participant: null }
		]
	])('%s', (_, text, known, answer) => {
		expect(whoseBadge(text, mine, known as Map<string, Expected>)).toEqual(answer);
	});
});
