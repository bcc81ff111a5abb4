import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { transaction } from '#platform/index.server.ts';
import { closeIndex, find, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEditor, anEntry, anOffering } from './builders.server.ts';
import { calendar } from './coming.server.ts';
import { entriesToICalendar } from './icalendar.ts';
import { entryToJsonLd } from './json-ld.ts';
import { mergeEntries } from './merge.server.ts';
import type { TaughtOffering } from './offering.ts';
import { findEntry } from './page.server.ts';
import { correctOffering } from './runs.server.ts';
import { summaries, summariesByRun } from './summary.server.ts';
import { putTaughtOfferings } from './taught.server.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-01-10T10:00:00Z');

function aRun(given: Partial<TaughtOffering> = {}): TaughtOffering {
	return {
		ongoing: false,
		startsOn: '2027-02-01',
		endsOn: '2027-03-12',
		datePrecision: 'day',
		registrationClosesOn: '2027-01-31',
		zone: 'Europe/Zurich',
		modality: 'online-tutored',
		languages: ['sw'],
		certificate: 'Certificate of completion',
		cancelled: false,
		taughtHere: 'spring-2027',
		illustrative: false,
		...given
	};
}
const put = (slug: string, runs: TaughtOffering[]) =>
	transaction((tx) => putTaughtOfferings(tx, slug, runs, now));
const foundBy = async (params: Record<string, string>) => {
	const { hits } = await find(readQuery(new URLSearchParams(params)), { now, language: 'en' });
	return hits.map(({ key }) => key);
};

test('a run taught here is found by when, language and cost, listed, dated, fed and linked to its own page', async () => {
	const course = await anEntry({ kind: 'course', title: 'Loans without a past' });
	expect(await put(course.slug, [aRun()])).toBe(true);
	const key = `entry:${course.id}`;
	expect(await foundBy({ when: 'upcoming', language: 'sw', cost: 'free' })).toEqual([key]);
	const [summary] = await summaries([course.id], 'en', now);
	expect([summary?.startsOn, summary?.registrationClosesOn, summary?.taughtHere, summary?.costKind]).toEqual([
		'2027-02-01',
		'2027-01-31',
		true,
		'free'
	]);
	const month = await calendar('2027-01-01', '2027-02-28', 'en', now);
	expect(month.map(({ entry, isDeadline }) => [entry.slug, isDeadline])).toEqual([
		[course.slug, true],
		[course.slug, false]
	]);
	const page = await findEntry(visitor, course.slug, 'en', now);
	const [instance] = entryToJsonLd(page, 'https://hub.example', 'ar')['hasCourseInstance'] as object[];
	expect(instance).toMatchObject({
		'@type': 'CourseInstance',
		'@id': `https://hub.example/en/courses/${course.slug}/editions/spring-2027`,
		url: `https://hub.example/ar/courses/${course.slug}/editions/spring-2027`,
		offers: { category: 'Free', validThrough: '2027-01-31' }
	});
	const feed = entriesToICalendar([summary!], {
		...{ name: 'x', origin: 'https://hub.example', language: 'en', now },
		...{ note: () => '', location: () => null, deadline: (t) => `Until: ${t}`, beginning: (t) => t }
	});
	expect(feed.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual([
		'DTSTART;VALUE=DATE:20270201',
		'DTSTART;VALUE=DATE:20270131'
	]);
});

test('what is told again replaces what was told; runs elsewhere stay, and one called off keeps its day', async () => {
	const elsewhere = anOffering();
	const course = await anEntry({ kind: 'course', offerings: [elsewhere] });
	const [kept, gone] = [aRun(), aRun({ taughtHere: 'summer-2027' })];
	await put(course.slug, [kept, gone]);
	await put(course.slug, [{ ...kept, cancelled: true }]);
	await transaction((tx) =>
		putTaughtOfferings(tx, course.slug, [{ ...kept, cancelled: true }], new Date('2027-02-01T00:00:00Z'))
	);
	const { offerings } = await findEntry(visitor, course.slug, 'en', now);
	expect(offerings.map(({ id, taughtHere, cancelledAt }) => [id, taughtHere, cancelledAt])).toEqual(
		expect.arrayContaining([
			[elsewhere.id, null, null],
			[expect.any(String), 'spring-2027', now]
		])
	);
	expect(offerings.length).toBe(2);
});

test('a run that moves to another entry’s page leaves the one where it was', async () => {
	const [first, second] = [await anEntry({ kind: 'course' }), await anEntry({ kind: 'course' })];
	const [run, other] = [aRun({ taughtHere: 'moving' }), aRun({ taughtHere: 'staying' })];
	await put(first.slug, [run, other]);
	await put(second.slug, [run]);
	const taught = async (slug: string) =>
		(await findEntry(visitor, slug, 'en', now)).offerings.map(({ taughtHere }) => taughtHere);
	expect([await taught(first.slug), await taught(second.slug)]).toEqual([['staying'], ['moving']]);
});

test('a duplicate’s slug means the entry it was merged into; a slug that is no course’s does nothing', async () => {
	const [keep, duplicate] = [await anEntry({ kind: 'course' }), await anEntry({ kind: 'course' })];
	const run = aRun();
	await put(duplicate.slug, [run]);
	const page = await findEntry(visitor, duplicate.slug, 'en', now);
	const merge = {
		keep: { id: keep.id, revision: 1 },
		duplicate: { id: duplicate.id, revision: page.revision }
	};
	await mergeEntries(anEditor(), merge, now);
	await put(duplicate.slug, [{ ...run, languages: ['fr'] }]);
	const merged = await findEntry(visitor, keep.slug, 'en', now);
	expect(merged.offerings.map(({ taughtHere, languages }) => [taughtHere, languages])).toEqual([
		['spring-2027', ['fr']]
	]);
	expect(await put((await anEntry()).slug, [run])).toBe(false);
	expect(await put('nothing-like-it', [run])).toBe(false);
});

test('an editor does not correct it in the catalogue: its edition says what it is', async () => {
	const course = await anEntry({ kind: 'course' });
	const run = aRun();
	await put(course.slug, [run]);
	const { revision, offerings } = await findEntry(visitor, course.slug, 'en', now);
	const { cancelled: _, illustrative: __, taughtHere: ___, ...rest } = run;
	const input = { ...rest, place: null, country: null, costKind: null, costNote: null, url: null } as never;
	await expect(correctOffering(anEditor(), offerings[0]!.id, revision, input, now)).rejects.toMatchObject({
		code: 'offering_taught_here'
	});
});

test('in a calendar a course stands with each run that is not over, each under its own name', async () => {
	const course = await anEntry({ kind: 'course', title: 'Trading across a border' });
	const open = aRun({ ongoing: true, startsOn: null, endsOn: null, registrationClosesOn: null });
	const autumn = aRun({ startsOn: '2027-09-01', endsOn: '2027-09-30', registrationClosesOn: null });
	const over = aRun({ startsOn: '2026-02-01', endsOn: '2026-03-01', registrationClosesOn: null });
	await put(course.slug, [
		{ ...open, taughtHere: 'always' },
		{ ...aRun({ registrationClosesOn: null }), taughtHere: 'trade-spring' },
		{ ...autumn, taughtHere: 'trade-autumn' },
		{ ...over, taughtHere: 'trade-last' }
	]);
	const runs = await summariesByRun([course.id], 'en', now);
	expect(runs.map(({ startsOn }) => startsOn).sort()).toEqual(['2027-02-01', '2027-09-01', null]);
	const text = entriesToICalendar(runs, {
		...{ name: 'Test', origin: 'https://hub.example', language: 'en', now },
		...{ note: () => '', location: () => null, deadline: (title) => title, beginning: (title) => title }
	});
	const uids = text.match(/^UID:.*$/gm) ?? [];
	expect([uids.length, new Set(uids).size]).toEqual([2, 2]);
});
