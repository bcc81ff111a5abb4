import { beforeAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { Forbidden } from '#platform/index.ts';
import { organisationsBySlug } from '#network/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, aPerson, anEditor, anEntry } from './builders.server.ts';
import {
	calendar,
	catalogueNumbers,
	comingUp,
	deskNumbers,
	entriesOf,
	listMine,
	loadDemonstration,
	recentlyPublished,
	reviewQueue,
	translationsMissing
} from './index.server.ts';

useDatabase();

const now = new Date('2026-11-21T10:00:00Z');
const editor = anEditor();

beforeAll(async () => {
	await loadDemonstration(() => {}, { now });
});

test('the queue gives every waiting record once, in pages, to editors only', async () => {
	const slugs: string[] = [];
	let after: string | null = null;
	do {
		const page = await reviewQueue(editor, { after, size: 100 }, 'en', now);
		expect(page.total).toBe(243);
		slugs.push(...page.lines.map((line) => line.slug));
		after = page.next;
	} while (after);
	expect(new Set(slugs).size).toBe(243);
	await expect(reviewQueue(visitor, {}, 'en', now)).rejects.toThrow(Forbidden);
	await expect(deskNumbers(aPerson())).rejects.toThrow(Forbidden);
});

test('the queue is narrowed by kind, flag, provider and language', async () => {
	const total = async (query: Parameters<typeof reviewQueue>[1]) =>
		(await reviewQueue(editor, query, 'en', now)).total;
	expect(await total({ kind: 'course' })).toBe(12);
	expect(await total({ kind: 'event' })).toBe(12);
	expect(await total({ flag: 'partly-inferred' })).toBe(13);
	expect(await total({ provider: 'unga', kind: 'resource' })).toBe(39);
	expect(await total({ provider: 'nobody' })).toBe(0);
	expect(await total({ language: 'it' })).toBe(1);
	expect(await total({ after: 'nonsense' })).toBe(243);
});

test('likely duplicates stand beside what waits, with the reason', async () => {
	const original = await anEntry({
		title: 'Handbook on the remittance corridors of the Sahel',
		year: 2021,
		doi: '10.5555/sahel'
	});
	const title = 'Handbook on the remittance corridors of Sahel';
	const near = await anEntry({ state: 'in_review', title, year: 2021, createdAt: new Date('2020-01-01') });
	const doi = await anEntry({
		state: 'in_review',
		title: 'Guide',
		doi: '10.5555/sahel',
		createdAt: new Date('2020-01-02')
	});
	const far = await anEntry({ state: 'in_review', title, year: 2015, createdAt: new Date('2020-01-03') });
	const { lines } = await reviewQueue(editor, { size: 3 }, 'en', now);
	expect(lines.map((line) => [line.id, line.twins.map((twin) => [twin.entry.id, twin.reasons])])).toEqual([
		[near.id, [[original.id, ['near_title']]]],
		[doi.id, [[original.id, ['same_doi']]]],
		[far.id, []]
	]);
	const alike = await reviewQueue(editor, { duplicates: true, size: 100 }, 'en', now);
	expect(alike.lines.every((line) => line.twins.length > 0)).toBe(true);
	expect(await deskNumbers(editor, now)).toEqual({
		waiting: 246,
		withDuplicates: alike.total,
		oldest: new Date('2020-01-01'),
		drafts: 0,
		takenDown: 0,
		published: 365,
		stale: 1
	});
});

test('the home page is told what is open, what is coming and how fresh it is, each with its base', async () => {
	const event = await anEntry({
		kind: 'event',
		title: 'Dakar forum',
		startsOn: '2026-12-05',
		endsOn: '2026-12-07',
		datePrecision: 'day',
		zone: 'Africa/Dakar'
	});
	await anEntry({
		kind: 'event',
		title: 'Called off',
		startsOn: '2026-12-06',
		datePrecision: 'day',
		cancelledAt: now
	});
	const evening = await anEntry({
		kind: 'event',
		title: 'Talk',
		startsAt: new Date('2026-12-06T23:30:00Z'),
		zone: 'Asia/Manila'
	});
	const numbers = await catalogueNumbers(now);
	expect(numbers.training).toEqual({ open: 20, listed: 147 });
	expect(numbers.events).toEqual({
		coming: 2,
		listed: 89,
		next: { slug: event.slug, startsOn: '2026-12-05', zone: 'Africa/Dakar' }
	});
	expect(numbers.confirmed).toEqual({ live: 0, elsewhere: 364, listed: 368 });
	expect(numbers.languages.slice(0, 3)).toEqual(['en', 'es', 'fr']);
	const coming = await comingUp(now, new Date('2027-01-21'), 'fr');
	expect(coming.map((one) => one.id)).toEqual([event.id, evening.id]);
	const lines = await calendar('2026-12-07', '2026-12-07', 'en', now);
	// 23:30 in Greenwich is the morning of the 7th in Manila.
	expect(lines.map(({ entry, startsOn, endsOn }) => [entry.id, startsOn, endsOn])).toEqual([
		[event.id, '2026-12-05', '2026-12-07'],
		[evening.id, '2026-12-07', '2026-12-07']
	]);
	const day = await calendar('2026-12-06', '2026-12-06', 'en', now);
	expect(day.map(({ entry, cancelled }) => [entry.title.text, cancelled])).toEqual([
		['Dakar forum', false],
		['Called off', true]
	]);
	expect(await recentlyPublished(3, 'en', now)).toHaveLength(3);
});

test('the calendar shows what is dated by month in its month, and past runs of courses', async () => {
	const march = await calendar('2020-03-01', '2020-03-31', 'en', now);
	expect(march.filter((line) => line.datePrecision === 'month').map((line) => line.entry.slug)).toContain(
		'entrepreneurship-for-migrants-and-refugees'
	);
	const june = await calendar('2018-06-20', '2018-06-20', 'en', now);
	expect(june.map((line) => line.entry.slug)).toContain('academy-on-labour-migration-2018');
	expect(june.every((line) => line.offeringId === null || line.entry.kind === 'course')).toBe(true);
});

test('an organisation lists what it provides; a contributor sees its drafts too', async () => {
	const ilo = (await organisationsBySlug(['ilo'])).get('ilo');
	if (!ilo) throw new Error('no ilo');
	const publicly = await entriesOf(visitor, ilo.id, 'en', { now });
	expect(publicly).toHaveLength(13);
	const draft = await anEntry({
		state: 'draft',
		providers: [ilo.id],
		createdAt: new Date('2026-11-21T11:00:00Z')
	});
	expect(await entriesOf(visitor, ilo.id, 'en', { now })).toHaveLength(13);
	const mine = await listMine(aContributor(ilo.id), 'en', now);
	expect(mine[0]).toMatchObject({ id: draft.id, state: 'draft' });
	expect(await listMine(aPerson(), 'en', now)).toEqual([]);
});

test('missing translations are counted, the newest entries first', async () => {
	const missing = await translationsMissing(editor, 'fr', { now });
	expect(missing.entries).toHaveLength(50);
	expect(missing.total).toBeGreaterThan(300);
});
