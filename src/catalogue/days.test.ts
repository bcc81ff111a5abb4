import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	dayIn,
	daysAfter,
	instantOf,
	isDay,
	isZone,
	lastDayOf,
	localOf,
	periodOf,
	startOfDay
} from './days.ts';

const zones = [
	'UTC',
	'Africa/Cairo',
	'Africa/Casablanca',
	'America/New_York',
	'Asia/Kathmandu',
	'Asia/Manila',
	'Europe/Rome',
	'Pacific/Apia',
	'Australia/Lord_Howe'
];

test.each([
	['2026-07-01', 'Europe/Rome', '2026-06-30T22:00:00.000Z'],
	['2026-12-01', 'Europe/Rome', '2026-11-30T23:00:00.000Z'],
	['2026-03-29', 'Europe/Rome', '2026-03-28T23:00:00.000Z'], // the day that has 23 hours
	['2026-12-01', 'Asia/Kathmandu', '2026-11-30T18:15:00.000Z'],
	['2023-04-28', 'Africa/Cairo', '2023-04-27T22:00:00.000Z'] // summer time skips this midnight: 01:00 is the first moment
])('%s in %s begins at %s', (day, zone, instant) => {
	expect(startOfDay(day, zone).toISOString()).toBe(instant);
});

test.each([
	['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'], // skipped: read an hour later, as the clocks jump
	['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'], // repeated: the first
	['2026-10-25T03:00', '2026-10-25T02:00:00.000Z']
])('%s in Rome is %s', (local, instant) => {
	expect(instantOf(local, 'Europe/Rome').toISOString()).toBe(instant);
});

test('an instant read on a wall clock and back is the same instant, except in a repeated hour', () => {
	const instants = fc
		.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) })
		.map((ms) => new Date(Math.floor(ms / 1000) * 1000));
	fc.assert(
		fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
			const back = instantOf(localOf(instant, zone), zone);
			expect(localOf(back, zone)).toBe(localOf(instant, zone));
			expect(instant.getTime() - back.getTime()).toBeOneOf([0, 1_800_000, 3_600_000]);
		})
	);
});

test('a day lasts until the next begins, and lies in its zone', () => {
	const days = fc.integer({ min: 0, max: 20_000 }).map((n) => daysAfter('1990-01-01', n));
	fc.assert(
		fc.property(days, fc.constantFrom(...zones.filter((zone) => zone !== 'Pacific/Apia')), (day, zone) => {
			const [from, until] = [startOfDay(day, zone), startOfDay(daysAfter(day, 1), zone)];
			expect(until.getTime() - from.getTime()).toBeGreaterThanOrEqual(23 * 3_600_000);
			expect(until.getTime() - from.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
			expect(dayIn(zone, from)).toBe(day);
			expect(dayIn(zone, new Date(until.getTime() - 1000))).toBe(day);
		})
	);
});

const undated = { startsOn: null, endsOn: null, zone: null, datePrecision: null };

test.each([
	['nothing', undated, null],
	[
		'a day',
		{ ...undated, startsOn: '2026-12-05', datePrecision: 'day' },
		['2026-12-05T00:00', '2026-12-06T00:00']
	],
	[
		'some days',
		{ ...undated, startsOn: '2026-12-05', endsOn: '2026-12-07', zone: 'Asia/Manila' },
		['2026-12-04T16:00', '2026-12-07T16:00']
	],
	[
		'a month',
		{ ...undated, startsOn: '2020-03-01', datePrecision: 'month' },
		['2020-03-01T00:00', '2020-04-01T00:00']
	],
	[
		'a year',
		{ ...undated, startsOn: '2024-01-01', datePrecision: 'year' },
		['2024-01-01T00:00', '2025-01-01T00:00']
	],
	['always', { ...undated, ongoing: true }, [null, null]],
	['since a day', { ...undated, ongoing: true, startsOn: '2021-03-01' }, ['2021-03-01T00:00', null]]
] as const)('the period of %s', (_, dated, expected) => {
	const period = periodOf(dated);
	const minute = (instant: Date | null) => instant?.toISOString().slice(0, 16) ?? null;
	expect(period && [minute(period.from), minute(period.until)]).toEqual(expected);
});

test('times rule over days', () => {
	const [startsAt, endsAt] = [new Date('2026-12-05T09:00:00Z'), new Date('2026-12-05T11:00:00Z')];
	expect(periodOf({ ...undated, startsAt, endsAt, zone: 'UTC' })).toEqual({ from: startsAt, until: endsAt });
});

test.each([
	['2024-02-29', true],
	['2026-02-29', false],
	['2026-13-01', false],
	['26-1-1', false],
	['0001-01-01', false]
])('%s is a day: %s', (text, is) => {
	expect(isDay(text)).toBe(is);
});

test.each([
	['Africa/Cairo', true],
	['UTC', true],
	['Mars/Olympus', false],
	['', false],
	['../etc', false],
	['Europe/Rome; drop', false]
])('%s is a zone: %s', (text, is) => {
	expect(isZone(text)).toBe(is);
});

test('months end on their last day', () => {
	expect(['2024-02-01', '2026-12-01'].map((day) => lastDayOf(day, 'month'))).toEqual([
		'2024-02-29',
		'2026-12-31'
	]);
});
