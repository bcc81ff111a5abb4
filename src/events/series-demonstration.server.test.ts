import { afterAll, expect, test } from 'vitest';
import { findPartnership, loadPartnershipDemonstration } from '#network/index.server.ts';
import { system, visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { needResult } from './need.server.ts';
import { loadSeriesDemonstration } from './series-demonstration.server.ts';
import { outcomesOfLines } from './series-outcome.server.ts';
import { findSeries, listSeries } from './series.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-22T10:00:00Z');
const hub = system('test');

test('the demonstration’s years: ten trainings with seats and calls, needs ranked, and a year that was counted', async () => {
	await loadPartnershipDemonstration({ editionOf: () => Promise.resolve(newId()), now });
	const load = () =>
		loadSeriesDemonstration({
			partnershipOf: async (slug) => (await findPartnership(hub, slug, 'en')).id,
			now
		});
	await load();
	await load();
	expect(
		(await listSeries(visitor, 'en')).map(({ slug, trainings, illustrative }) => [
			slug,
			trainings,
			illustrative
		])
	).toEqual([
		['demo-training-2027', 10, true],
		['demo-training-2026', 4, true]
	]);
	const { lines } = await findSeries(visitor, 'demo-training-2027', 'ar');
	expect(lines.flatMap(({ event }) => event?.startsOn ?? []).sort()).toEqual(['2027-04-19', '2027-06-07']);
	expect(lines.every(({ title }) => title.language === 'ar')).toBe(true);
	const needs = await needResult(hub, 'demo-training-2027');
	expect([needs?.agencies, needs?.answered, needs?.ranks[0]?.topic]).toEqual([6, 4, 'return-reintegration']);
	const last = await findSeries(visitor, 'demo-training-2026', 'en');
	expect((await outcomesOfLines(last.lines)).size).toBe(3);
});
