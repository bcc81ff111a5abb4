import { describe, expect, test } from 'vitest';
import { countDispositions, dispositionOfShare, responseRates, type Disposition } from './disposition.ts';
import {
	closesSoon,
	isReadByNobody,
	lastDayOf,
	phaseOf,
	problemsOfWave,
	slugFrom,
	weekOf,
	type Linkage,
	type WaveInput
} from './wave.ts';

const wave: WaveInput = {
	...{ title: { en: 'After six months' }, kind: 'follow_up', linkage: 'pseudonymous', languages: ['en'] },
	...{ opensOn: '2027-03-01', closesOn: '2027-04-01', reminderDays: [7, 14], month: 6 }
};

describe('a wave', () => {
	const days = { opensOn: '2027-03-01', closesOn: '2027-04-01', closedAt: null };
	test.each([
		['2027-02-28T23:59:59Z', 'planned'],
		['2027-03-01T00:00:00Z', 'open'],
		['2027-04-01T23:59:59Z', 'open'],
		['2027-04-02T00:00:00Z', 'closed']
	])('at %s is %s', (at, phase) => expect(phaseOf(days, new Date(at))).toBe(phase));
	test('closed by hand stays closed', () =>
		expect(phaseOf({ ...days, closedAt: new Date(0) }, new Date('2027-03-05'))).toBe('closed'));

	test.each([
		['2027-02-28T12:00:00Z', false],
		['2027-03-25T23:59:59Z', false],
		['2027-03-26T00:00:00Z', true],
		['2027-04-01T23:59:59Z', true],
		['2027-04-02T00:00:00Z', false]
	])('at %s its last week has come: %s', (at, soon) => expect(closesSoon(days, new Date(at))).toBe(soon));

	test.each([
		['while it is open', null, '2027-04-01'],
		['closed early by hand', '2027-03-05T16:00:00Z', '2027-03-05'],
		['closed by the clock, the morning after', '2027-04-02T02:00:00Z', '2027-04-01']
	])('its last day, %s', (_, closedAt, day) =>
		expect(lastDayOf({ ...days, closedAt: closedAt === null ? null : new Date(closedAt) })).toBe(day)
	);

	test.each([
		['Six months after: what became of it?', 'six-months-after-what-became-of-it'],
		['Évaluation à l’été', 'evaluation-a-l-ete'],
		['متابعة بعد ستة أشهر 2027', 'follow-up-2027-03-01'],
		['x'.repeat(90), 'x'.repeat(80)]
	])('%s is found at %s', (title, slug) => expect(slugFrom(title, wave)).toBe(slug));

	test.each<[Linkage, number, boolean]>([
		['anonymous', 0, true],
		['anonymous', 4, true],
		['anonymous', 5, false],
		['pseudonymous', 1, false],
		['named', 0, false]
	])('%s with %i answers is read by nobody: %s', (linkage, answers, nobody) =>
		expect(isReadByNobody(linkage, answers)).toBe(nobody)
	);

	test.each<[string, Partial<WaveInput>, string[]]>([
		['is sound', {}, []],
		['has a name', { title: { en: ' ' } }, ['title required']],
		['does not end first', { closesOn: '2027-02-01' }, ['closesOn ends_before_start']],
		['is asked in a language it has', { languages: ['en', 'ar'] }, ['languages survey_language_missing']],
		['open to all knows nobody', { kind: 'open', reminderDays: [] }, ['linkage survey_open_is_anonymous']],
		['reminds three times at most', { reminderDays: [2, 4, 6, 8] }, ['reminderDays more_than']],
		['leaves people a day', { reminderDays: [1] }, ['reminderDays survey_reminder_days']]
	])('%s', (_, given, codes) =>
		expect(
			problemsOfWave({ ...wave, ...given }, ['en']).map(({ field, code }) => `${field} ${code}`)
		).toEqual(codes)
	);

	test('a week begins on Monday, also on Sunday and over a year’s end', () => {
		expect(['2027-01-03T23:59:59Z', '2027-01-04T00:00:00Z'].map((at) => weekOf(new Date(at)))).toEqual([
			...['2026-12-28', '2027-01-04']
		]);
	});
});

describe('response rates', () => {
	const rates = (given: Partial<Record<Disposition, number>>) =>
		responseRates({ ...countDispositions([]), ...given });

	test('AAPOR’s worked order: break-offs and unknown count against, who is not eligible does not', () => {
		expect(
			rates({
				complete: 50,
				partial: 10,
				break_off: 5,
				refusal: 15,
				non_contact: 15,
				unknown: 5,
				not_eligible: 40
			})
		).toEqual({ rr1: 0.5, rr2: 0.6, base: 100 });
	});
	test('nobody asked is no rate of 0 %', () =>
		expect(rates({ not_eligible: 3 })).toEqual({ rr1: null, rr2: null, base: 0 }));
	test('nobody answered is 0 %', () =>
		expect(rates({ non_contact: 3 })).toEqual({ rr1: 0, rr2: 0, base: 3 }));
	test.each([
		[1, 'complete'],
		[0.8, 'complete'],
		[0.79, 'partial'],
		[0.5, 'partial'],
		[0.49, 'break_off']
	])('a share of %s is %s', (share, disposition) => expect(dispositionOfShare(share)).toBe(disposition));
});
