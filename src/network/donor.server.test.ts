import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { newId, NotFound } from '#platform/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anOrganisation } from './builders.server.ts';
import {
	createPartnership,
	donorGiven,
	linkEdition,
	listDonors,
	outcomesOf,
	recordOutcome,
	showPartnership
} from './index.server.ts';
import { summedOutcome } from './outcome.ts';
import type { Party } from './partnership.ts';

useDatabase();
afterAll(closeIndex);

const hub = system('test');
const now = new Date('2026-11-22T10:00:00Z');
const donor = (given: Partial<Party>): Party => ({
	...{ role: 'donor', organisation: null, country: null, amount: null, currency: null },
	...given
});
const [shared, own, drafted] = [newId(), newId(), newId()];

async function aPartnership(
	slug: string,
	startsOn: string,
	parties: Party[],
	editions: string[],
	state = true
) {
	const texts = { en: { title: slug, summary: '' } };
	const rest = { kind: 'project' as const, texts, startsOn, endsOn: null, focalPoints: [] };
	await createPartnership(hub, { slug, centre: 'centre' }, { ...rest, parties }, now);
	for (const edition of editions) await linkEdition(hub, slug, edition);
	if (state) await showPartnership(hub, slug, 'published', now);
}

beforeAll(async () => {
	await anOrganisation({ slug: 'centre', name: 'Centre' });
	// A slug that is a country's code, too, is an organisation all the same.
	await anOrganisation({ slug: 'au', name: 'Union' });
	const gives = donor({ organisation: 'au', amount: '1000.50', currency: 'EUR' });
	await aPartnership('first', '2025-01-01', [gives, donor({ country: 'AU' })], [shared]);
	await aPartnership('second', '2026-01-01', [donor({ organisation: 'au' })], [shared, own]);
	await aPartnership('unseen', '2026-06-01', [gives], [drafted], false);
	const told = (editionId: string, people: number) => ({
		...{ editionId, people, certified: 6 },
		countries: [{ country: 'GE', people: people - 5 }]
	});
	for (const [edition, people] of [
		[shared, 12],
		[own, 20],
		[drafted, 40]
	] as const)
		await recordOutcome(hub, told(edition, people), now);
});

test('a donor’s report holds its public partnerships, and an edition of two of them once', async () => {
	const { donor: who, partnerships, editionIds } = await donorGiven('organisations', 'au', 'en');
	expect([who.name, partnerships.map(({ page, given }) => [page.slug, given.amount])]).toEqual([
		'Union',
		[
			['second', null],
			['first', '1000.50']
		]
	]);
	expect([...editionIds].sort()).toEqual([shared, own].sort());
	const outcome = summedOutcome([...(await outcomesOf(editionIds)).values()]);
	expect(outcome).toEqual({
		...{ people: 32, certified: 12, elsewhere: 10, untold: 0 },
		countries: [{ country: 'GE', people: 22 }]
	});
});

test('an organisation and a country of the same letters are two donors', async () => {
	const country = await donorGiven('countries', 'au', 'en');
	expect([country.donor.name, country.partnerships.map(({ page }) => page.slug)]).toEqual([
		'Australia',
		['first']
	]);
	expect((await listDonors('en')).map(({ kind, key, partnerships }) => [kind, key, partnerships])).toEqual([
		['countries', 'AU', 1],
		['organisations', 'au', 2]
	]);
});

test('who gives to nothing public has no report, nor has nobody', async () => {
	for (const [kind, key] of [
		['organisations', 'centre'],
		['organisations', 'nobody'],
		['organisations', "au' or true --"],
		['countries', 'GE'],
		['countries', 'ZZ']
	] as const)
		await expect(donorGiven(kind, key, 'en')).rejects.toThrow(NotFound);
});
