import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#messages/runtime.js';
import { uiLanguages, type UiLanguage } from '#vocabulary/index.ts';
import { intlLocale } from './locale.ts';
import { daysText, dayText, deadlineText, instantText, nearDayText, whenText, type Timed } from './when.ts';

const now = new Date('2026-11-21T12:00:00Z');
const nothing: Timed = {
	kind: 'course',
	modality: null,
	year: null,
	ongoing: false,
	startsOn: null,
	endsOn: null,
	startsAt: null,
	endsAt: null,
	zone: null,
	datePrecision: null
};
/** Intl puts thin and unbreakable spaces where a reader sees a space. */
const plain = (text: string) => text.replace(/\s/gu, ' ');
let language: UiLanguage = 'en';
overwriteGetLocale(() => language);
afterEach(() => (language = 'en'));
const within = <T>(of: UiLanguage, tell: () => T): T => ((language = of), tell());

describe('days', () => {
	it.each([
		['en', '18–20 January 2027'],
		['es', '18–20 de enero de 2027'],
		['fr', '18–20 janvier 2027'],
		['ar', '18–20 يناير 2027'],
		['ru', '18–20 января 2027 г.'],
		['zh', '2027年1月18日至20日']
	])('of one month in %s are %s', (of, expected) =>
		expect(plain(daysText('2027-01-18', '2027-01-20', of))).toBe(expected)
	);

	it.each([
		['2027-01-18', '2027-03-03', 'en', '18 January – 3 March 2027'],
		['2027-01-18', '2027-03-03', 'zh', '2027年1月18日至3月3日'],
		['2026-12-28', '2027-01-05', 'en', '28 December 2026 – 5 January 2027'],
		['2026-12-28', '2027-01-05', 'zh', '2026年12月28日至2027年1月5日'],
		['2027-01-18', '2027-01-18', 'en', '18 January 2027'],
		['2027-02-01', '2027-03-12', 'fr', '1er février – 12 mars 2027'],
		['2027-02-01', '2027-02-11', 'fr', '1er–11 février 2027'],
		['2027-01-18', null, 'en', '18 January 2027']
	])('from %s to %s in %s are %s', (from, until, of, expected) =>
		expect(plain(daysText(from, until, of))).toBe(expected)
	);

	it('known to the month or year say no more than that', () => {
		expect(dayText('2027-01-01', 'en', 'month')).toBe('January 2027');
		expect(dayText('2027-01-01', 'ar', 'year')).toBe('2027');
		expect(plain(daysText('2027-01-01', '2027-03-31', 'en', 'month'))).toBe('January – March 2027');
		expect(daysText('2027-01-01', '2027-01-31', 'en', 'month')).toBe('January 2027');
		expect(daysText('2026-01-01', '2027-12-31', 'en', 'year')).toBe('2026–2027');
		expect(daysText('2027-01-01', '2027-03-31', 'zh', 'month')).toBe('2027年1月至3月');
	});

	it('of this year leave it out when they are near', () => {
		expect(nearDayText('2026-11-12', 'en', now)).toBe('12 November');
		expect(nearDayText('2025-11-12', 'en', now)).toBe('12 November 2025');
	});
});

describe('days as Intl writes them', () => {
	const day = fc
		.date({ min: new Date('1990-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	const at = (of: string) => new Date(`${of}T00:00:00Z`);
	/** But for the first of a month in French, which Intl writes as a plain number. */
	const plainNumbers = (text: string) => text.replaceAll('1er', '1');
	const intl = (of: string) =>
		new Intl.DateTimeFormat(intlLocale(of), {
			day: 'numeric',
			month: 'long',
			year: 'numeric',
			timeZone: 'UTC'
		});

	it('in all languages, alone and in ranges', () =>
		fc.assert(
			fc.property(fc.constantFrom(...uiLanguages), day, day, (of, one, other) => {
				expect(plainNumbers(dayText(one, of))).toBe(intl(of).format(at(one)));
				const [from, until] = [one, other].sort() as [string, string];
				if (of === 'zh' || from === until) return;
				expect(
					plainNumbers(plain(daysText(from, until, of)))
						.replace('–', ' – ')
						.replace(/ +/g, ' ')
				).toBe(
					plain(intl(of).formatRange(at(from), at(until)))
						.replace('–', ' – ')
						.replace(/ +/g, ' ')
				);
			})
		));
});

describe('instants', () => {
	const from = new Date('2027-01-21T20:00:00Z');
	const until = new Date('2027-01-21T21:30:00Z');

	it.each([
		['en', '21 January 2027, 15:00–16:30 (Ecuador Time)'],
		['es', '21 de enero de 2027, 15:00–16:30 (hora de Ecuador)'],
		['ar', '21 يناير 2027، 15:00–16:30 (توقيت الإكوادور)']
	] as const)('are told by the clocks of their zone in %s', (of, expected) =>
		expect(within(of, () => instantText(from, until, 'America/Guayaquil', of))).toBe(expected)
	);

	it('without an end are one moment', () =>
		expect(instantText(from, null, 'UTC', 'en')).toBe('21 January 2027, 20:00 (UTC)'));

	it('within one day there are one day, whatever day it is elsewhere', () =>
		expect(instantText(from, new Date('2027-01-22T02:00:00Z'), 'Asia/Manila', 'en')).toBe(
			'22 January 2027, 04:00–10:00 (Philippines Time)'
		));

	it('over several days name them and when it begins', () =>
		expect(instantText(from, new Date('2027-01-23T12:00:00Z'), 'UTC', 'en')).toBe(
			'21–23 January 2027, from 20:00 (UTC)'
		));
});

describe('when an entry takes place', () => {
	it.each<[string, Partial<Timed>, string | null]>([
		['a resource has its year', { kind: 'resource', year: 2019 }, '2019'],
		['a resource without a year says nothing', { kind: 'resource' }, null],
		['a self-paced course is at your pace', { ongoing: true, modality: 'online-self-paced' }, 'at your pace'],
		['another that is always open says so', { ongoing: true, modality: 'blended' }, 'open, no fixed dates'],
		['one that began and goes on is open', { ongoing: true, startsOn: '2025-01-01' }, 'open, no fixed dates'],
		['one that will go on says from when', { ongoing: true, startsOn: '2027-02-01' }, 'from 1 February 2027'],
		['a course to come without an end says from when', { startsOn: '2027-02-01' }, 'from 1 February 2027'],
		['to the month', { startsOn: '2027-02-01', datePrecision: 'month' }, 'from February 2027'],
		['this month is not over', { startsOn: '2026-11-01', datePrecision: 'month' }, 'from November 2026'],
		['one that is over tells only its day', { startsOn: '2011-07-04' }, '4 July 2011'],
		['an event of one day is that day', { kind: 'event', startsOn: '2026-12-18' }, '18 December 2026'],
		[
			'an event of several is a range',
			{ kind: 'event', startsOn: '2027-03-08', endsOn: '2027-03-11' },
			'8–11 March 2027'
		],
		['without dates there is the year', { kind: 'event', year: 2025 }, '2025'],
		['without anything there is nothing', { kind: 'event' }, null]
	])('%s', (_, entry, expected) => expect(whenText({ ...nothing, ...entry }, 'en', now)).toBe(expected));
});

describe('a deadline', () => {
	it.each([
		['2027-01-15', 'applications until 15 January 2027'],
		['2026-11-21', 'applications until 21 November'],
		['2026-11-20', null],
		[null, null]
	])('of %s is told while it is ahead', (day, expected) =>
		expect(deadlineText(day, 'en', now)).toBe(expected)
	);
});
