import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { system, visitor, type Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex, find, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { aContributor, anEditor, aPerson } from '../people/builders.server.ts';
import { anEvent } from './builders.server.ts';
import { aLine, aSeries, putALine } from './series-builders.server.ts';
import { putLine, removeLine, takenByCountry } from './series-line.server.ts';
import { outcomeOf } from './series-outcome.ts';
import { countSeriesEvents, outcomesOfLines, recordLineOutcome } from './series-outcome.server.ts';
import { maySeeSeries } from './series-policy.ts';
import { findSeries, listSeries, openSeries, seriesVisibleTo, seriesWith } from './series.server.ts';
import { changeSeries, createSeries, removeSeries, showSeries } from './series-writing.server.ts';
import { series as seriesTable } from './series-tables.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2027-01-10T10:00:00Z');
const hub = system('test');
const foundBy = async (params: Record<string, string>) =>
	(await find(readQuery(new URLSearchParams(params)), { now, language: 'en' })).hits.map(({ key }) => key);

test('who keeps a centre begins its year, fills it and publishes it: then it is found by its topics and countries', async () => {
	const centre = await anOrganisation();
	const actor = await aContributor(centre.id);
	const texts = {
		en: { title: 'Passes and people', foreword: '' },
		fr: { title: 'Cols et gens', foreword: '' }
	};
	const { id } = await createSeries(
		actor,
		{ slug: 'passes-2027', centre: centre.slug },
		{ year: 2027, texts },
		now
	);
	expect(await codeOf(openSeries(visitor, 'passes-2027'))).toBe('NotFound');
	await putLine(actor, 'passes-2027', null, aLine(), now);
	expect(await foundBy({ kind: 'programme' })).toEqual([]);
	await showSeries(actor, 'passes-2027', 'published', now);
	const ways: Record<string, string>[] = [
		{ kind: 'programme' },
		{ topic: 'remittances' },
		{ country: 'KZ' },
		{ q: 'cols' },
		{ q: 'officials' }
	];
	for (const asked of ways) expect(await foundBy(asked)).toContain(`programme:${id}`);
	const page = await findSeries(visitor, 'passes-2027', 'fr');
	expect([page.text.title, page.kept, page.lines.map(({ title }) => title)]).toEqual([
		'Cols et gens',
		false,
		[{ text: 'Remittances for officials', language: 'en' }]
	]);
	await showSeries(actor, 'passes-2027', 'draft', now);
	expect(await foundBy({ kind: 'programme' })).toEqual([]);
});

test('a centre has one programme a year; an address is used once; strangers begin none', async () => {
	const centre = await anOrganisation();
	const input = { year: 2027, texts: { en: { title: 'A year', foreword: '' } } };
	await aSeries({ slug: 'taken', centre: centre.slug });
	const begin = (actor: Actor, slug: string, given = {}) =>
		codeOf(createSeries(actor, { slug, centre: centre.slug }, { ...input, ...given }, now));
	expect(await begin(hub, 'taken', { year: 2028 })).toBe('slug_taken');
	expect(await begin(hub, 'another')).toBe('year_taken');
	expect(await begin(hub, 'No Slug')).toBe('not_a_slug');
	expect(await begin(hub, 'old', { year: 27 })).toBe('year_between');
	expect(await begin(await aPerson(), 'mine')).toBe('Forbidden');
});

test('the list of what one may see is what the policy says, for every kind of actor and state', async () => {
	const centre = await anOrganisation();
	await aSeries({ centre: centre.slug, year: 2031 });
	await aSeries({ centre: centre.slug, year: 2032, state: 'draft' });
	const all = await db.select().from(seriesTable);
	for (const actor of [visitor, hub, await anEditor(), await aPerson(), await aContributor(centre.id)]) {
		const rows = await db.select({ id: seriesTable.id }).from(seriesTable).where(seriesVisibleTo(actor));
		expect(rows.map(({ id }) => id).sort()).toEqual(
			all
				.filter((one) => maySeeSeries(actor, one))
				.map(({ id }) => id)
				.sort()
		);
	}
	expect(
		(await listSeries(await aContributor(centre.id), 'en', { kept: true })).map(({ year }) => year)
	).toEqual([2032, 2031]);
});

test('two who change a year at once: the second is told; a public year is not deleted', async () => {
	const { slug, revision } = await aSeries();
	const input = { year: 2027, texts: { en: { title: 'Better', foreword: '' } } };
	await changeSeries(hub, slug, revision, input, now);
	expect(await codeOf(changeSeries(hub, slug, revision, input, now))).toBe('changed_meanwhile');
	expect(await codeOf(removeSeries(hub, slug))).toBe('series_public');
	await showSeries(hub, slug, 'draft', now);
	await removeSeries(hub, slug);
	expect(await codeOf(openSeries(hub, slug))).toBe('NotFound');
});

test('an event has its place once; another’s is taken by nobody; its draft is not told to the public', async () => {
	const host = await anOrganisation();
	const actor = await aContributor(host.id);
	const { slug } = await aSeries({ centre: host.slug });
	const own = await anEvent({
		hosts: [host.id],
		team: [{ personId: (actor as { id: string }).id, role: 'organiser' }]
	});
	const strange = await anEvent();
	const line = await putLine(actor, slug, null, aLine({ eventId: own.id }), now);
	expect(await codeOf(putLine(actor, slug, null, aLine({ eventId: own.id }), now))).toBe('line_twice');
	expect(await codeOf(putLine(actor, slug, null, aLine({ eventId: strange.id }), now))).toBe('not_known');
	expect((await seriesWith({ eventId: own.id }, 'en')).map((one) => one.slug)).toEqual([slug]);
	const draft = await anEvent({ state: 'draft', title: 'Secret plan' });
	await putALine(slug, { eventId: draft.id, titles: { en: 'To be announced' } });
	const titles = async (who: Actor) =>
		(await findSeries(who, slug, 'en')).lines.map(({ title }) => title.text).sort();
	expect(await titles(visitor)).toEqual(['Field school on diaspora investment', 'To be announced']);
	expect(await titles(actor)).toEqual(['Field school on diaspora investment', 'Secret plan']);
	await removeLine(actor, slug, line, now);
	expect(await codeOf(removeLine(actor, slug, line, now))).toBe('NotFound');
});

async function takePart(
	eventId: string,
	country: string,
	count: number,
	given: { state?: string; gender?: string } = {}
) {
	for (let i = 0; i < count; i++) {
		const application = newId();
		await transaction(async (tx) => {
			await tx.execute(sql`insert into event_application (id, event_id, number, state, language, form_version, facts, agency,
				started_at, saved_at, submitted_at, consented_at)
				values (${application}, ${eventId}, (select count(*) + 1 from event_application where event_id = ${eventId}),
				${given.state ?? 'confirmed'}, 'en', 1, ${JSON.stringify({ country, gender: given.gender ?? 'female' })}::jsonb, 'Office',
				now(), now(), now(), now())`);
			if (given.state !== undefined) return;
			await tx.execute(sql`insert into event_participant (id, event_id, application_id, language, country, state, badge_code, added_at)
				values (${newId()}, ${eventId}, ${application}, 'en', ${country}, 'confirmed',
				${newId()
					.replace(/[^a-z0-9]/gu, '')
					.slice(-10)}, now())`);
		});
	}
}

test('what is taken is known by country; thirty days after its last day a training is counted, once', async () => {
	const { slug } = await aSeries();
	const event = await anEvent();
	const line = await putALine(slug, { eventId: event.id });
	await takePart(event.id, 'GE', 7);
	await takePart(event.id, 'KZ', 2);
	await takePart(event.id, 'GE', 6, { state: 'declined', gender: 'male' });
	expect((await takenByCountry([{ id: line, eventId: event.id }])).get(line)).toEqual(
		new Map([
			['GE', 7],
			['KZ', 2]
		])
	);
	await countSeriesEvents(new Date('2027-06-18T10:00:00Z'));
	expect((await outcomesOfLines([{ id: line }])).size).toBe(0);
	await countSeriesEvents(new Date('2027-06-20T10:00:00Z'));
	const counted = (await outcomesOfLines([{ id: line }])).get(line);
	expect(counted).toMatchObject({ nominated: 15, selected: 9, certified: 0 });
	expect(counted?.cells.map(({ measure, key, people }) => `${measure} ${key} ${people}`).sort()).toEqual([
		'nominated female 9',
		'nominated male 6',
		'selected female 9'
	]);
	await takePart(event.id, 'AM', 9);
	await countSeriesEvents(new Date('2027-07-20T10:00:00Z'));
	expect((await outcomesOfLines([{ id: line }])).get(line)).toEqual(counted);
	expect(await codeOf(removeLine(hub, slug, line, now))).toBe('line_counted');
});

test('the database itself keeps no group of fewer than five', async () => {
	const { slug } = await aSeries();
	const line = await putALine(slug);
	const small = { lineId: line, nominated: 4, selected: null, attended: null, certified: null, cells: [] };
	expect(await codeOf(recordLineOutcome(small, now))).not.toBe('done');
	const cell = { measure: 'nominated' as const, dimension: 'country' as const, key: 'GE', people: 3 };
	expect(await codeOf(recordLineOutcome({ ...small, nominated: 9, cells: [cell] }, now))).not.toBe('done');
	await recordLineOutcome(outcomeOf(line, [], ['nominated']), now);
	expect((await outcomesOfLines([{ id: line }])).get(line)).toMatchObject({ nominated: 0, selected: null });
});
