import { describe, expect, test } from 'vitest';
import {
	budgetOf,
	eraseFocalPointOn,
	partnershipText,
	phaseOf,
	problemsOfPartnership,
	type Party,
	type PartnershipInput
} from './partnership.ts';

const party = (given: Partial<Party>): Party => ({
	role: 'partner',
	organisation: null,
	country: null,
	amount: null,
	currency: null,
	...given
});
const donor = (amount: string | null, currency: string | null, organisation = 'idf') =>
	party({ role: 'donor', organisation, amount, currency });
const input: PartnershipInput = {
	kind: 'project',
	texts: { en: { title: 'Training for border staff', summary: '' } },
	startsOn: '2026-01-01',
	endsOn: '2027-12-31',
	parties: [party({ country: 'GE' }), party({ organisation: 'iom' }), donor('250000.50', 'USD')],
	focalPoints: []
};

test('a sound partnership has no problems', () => {
	expect(problemsOfPartnership(input, 'centre')).toEqual([]);
});

describe('what is wrong is said where it was entered', () => {
	test.each<[string, Partial<PartnershipInput>, string]>([
		['no title at all', { texts: { en: { title: ' ', summary: '' } } }, 'title.en required'],
		[
			'a summary without its title',
			{ texts: { ...input.texts, es: { title: '', summary: 'Algo' } } },
			'title.es title_required'
		],
		['an end before its beginning', { endsOn: '2025-12-31' }, 'endsOn partnership_ends_first'],
		['a day that is none', { startsOn: '2026-02-30' }, 'startsOn not_a_day'],
		[
			'the centre as its own partner',
			{ parties: [party({ organisation: 'centre' })] },
			'partners party_is_the_centre'
		],
		[
			'the centre as its own donor',
			{ parties: [donor('1', 'USD', 'centre')] },
			'donor-0 party_is_the_centre'
		],
		['a country that is none', { parties: [party({ country: 'XX' })] }, 'countries unknown_country'],
		['a negative budget', { parties: [donor('-5', 'USD')] }, 'donor-0 not_an_amount'],
		['nothing as a budget', { parties: [donor('0.00', 'USD')] }, 'donor-0 not_an_amount'],
		['a budget in words', { parties: [donor('1e6', 'USD')] }, 'donor-0 not_an_amount'],
		['an amount of nothing', { parties: [donor('5', null)] }, 'donor-0 amount_and_currency'],
		['a currency that is none', { parties: [donor('5', 'XQX')] }, 'donor-0 unknown_currency'],
		[
			'a party twice',
			{ parties: [party({ country: 'GE' }), party({ country: 'GE' })] },
			'countries party_twice'
		]
	])('%s', (_, given, problem) => {
		const found = problemsOfPartnership({ ...input, ...given }, 'centre');
		expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual([problem]);
	});
});

test.each([
	['2025-12-31', 'coming'],
	['2026-01-01', 'running'],
	['2027-12-31', 'running'],
	['2028-01-01', 'over']
])('on %s it is %s', (today, phase) => expect(phaseOf(input, today)).toBe(phase));

test.each([
	['2027-12-31', '2028-12-31'],
	['2020-05-05', '2027-11-22'],
	[null, '2028-11-22']
])('a focal point of what ends on %s is forgotten on %s', (endsOn, day) =>
	expect(eraseFocalPointOn(endsOn, '2026-11-22')).toBe(day)
);

test('sums are by currency, exact to the cent', () => {
	const parties = [
		donor('0.10', 'EUR'),
		donor('0.20', 'EUR', 'b'),
		donor('5', 'AZN', 'c'),
		donor(null, null, 'd')
	];
	expect(budgetOf(parties)).toEqual([
		{ currency: 'AZN', amount: 5 },
		{ currency: 'EUR', amount: 0.3 }
	]);
});

test('a title is in the page’s language, or says in which it is', () => {
	const texts = { ru: { title: 'Проект', summary: 'Кратко' } };
	expect(partnershipText(texts, 'ar')).toEqual({ title: 'Проект', summary: 'Кратко', language: 'ru' });
});
