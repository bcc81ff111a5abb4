import { expect, test } from 'vitest';
import { certificateFrom, costFrom } from './cost.ts';

test.each([
	['free', { kind: 'free', note: null }],
	['free (travel, board and lodging covered)', { kind: 'free', note: 'travel, board and lodging covered' }],
	['scholarships (EU-funded)', { kind: 'scholarships', note: 'EU-funded' }],
	['EUR 750', { kind: 'paid', note: 'EUR 750' }],
	['EUR 2500 (scholarships available)', { kind: 'scholarships', note: 'EUR 2500 (scholarships available)' }],
	[
		'EUR 500 (EUR 200 with scholarship)',
		{ kind: 'scholarships', note: 'EUR 500 (EUR 200 with scholarship)' }
	],
	['', { kind: null, note: null }],
	[null, { kind: null, note: null }]
])('%s', (text, cost) => {
	expect(costFrom(text)).toEqual(cost);
});

test.each([
	['شهادة إتمام أو مشاركة', 'شهادة إتمام أو مشاركة'],
	['3 ECTS', '3 ECTS'],
	['none', null],
	[' ', null],
	[undefined, null]
])('the certificate %s is %s', (text, certificate) => {
	expect(certificateFrom(text)).toBe(certificate);
});
