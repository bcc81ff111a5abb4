import { afterAll, expect, test } from 'vitest';
import { system, visitor } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { closeIndex, emptyQuery, find, openIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anOrganisation } from './builders.server.ts';
import {
	findOrganisation,
	listOrganisations,
	organisationNames,
	organisationNamesBySlug,
	upsertOrganisations
} from './index.server.ts';

useDatabase();
afterAll(closeIndex);

test('an organisation is named in the page’s language, or in its own and marked so', async () => {
	const made = await anOrganisation({
		slug: 'iom',
		name: 'International Organization for Migration',
		names: { ar: 'المنظمة الدولية للهجرة' }
	});
	expect((await findOrganisation('iom', 'ar')).title).toEqual({
		text: 'المنظمة الدولية للهجرة',
		language: 'ar'
	});
	expect((await findOrganisation('iom', 'zh')).title).toEqual({ text: made.name, language: 'en' });
	expect((await organisationNames([made.id], 'ar')).get(made.id)).toEqual({
		id: made.id,
		slug: 'iom',
		shortName: null,
		name: 'المنظمة الدولية للهجرة',
		language: 'ar'
	});
	await expect(findOrganisation('nobody', 'en')).rejects.toThrow(NotFound);
});

test('the list is sorted as its readers sort', async () => {
	await anOrganisation({ slug: 'e', name: 'Écoles ouvertes' });
	await anOrganisation({ slug: 'f', name: 'Foyer' });
	await anOrganisation({ slug: 'd', name: 'dialogue' });
	const names = (await listOrganisations('fr')).map((one) => one.slug);
	expect(names).toEqual(['d', 'e', 'f', 'iom']);
});

test('what is the same is not written again; what differs is, with a new revision, and is found by it', async () => {
	const made = await anOrganisation({ slug: 'rtcm', name: 'Regional Training Centre' });
	expect((await anOrganisation({ slug: 'rtcm', name: 'Regional Training Centre' })).revision).toBe(1);
	const renamed = await anOrganisation({ slug: 'rtcm', name: 'Caucasus Training Centre', country: 'AZ' });
	expect([renamed.id, renamed.revision]).toEqual([made.id, 2]);
	const result = await find({ ...emptyQuery(), text: 'caucasus' }, { now: new Date(), language: 'en' });
	expect(result.hits.map((hit) => hit.key)).toEqual([`organisation:${made.id}`]);
});

test('only editors and the hub itself write organisations', async () => {
	await expect(upsertOrganisations(visitor, [])).rejects.toThrow(Forbidden);
	expect(await upsertOrganisations(system('test'), [])).toBe(0);
});

test('names that are kept change with their organisation', async () => {
	await openIndex();
	const named = async (by: 'id' | 'slug') => {
		const found = by === 'id' ? organisationNames([made.id], 'fr') : organisationNamesBySlug(['mixed'], 'fr');
		return [...(await found).values()].map(({ name, language }) => `${language} ${name}`);
	};
	const made = await anOrganisation({ slug: 'mixed', name: 'Before' });
	for (const _ of ['read', 'kept'])
		expect([await named('id'), await named('slug')]).toEqual([['en Before'], ['en Before']]);
	await anOrganisation({ slug: 'mixed', name: 'After', names: { fr: 'Après' } });
	expect([await named('slug'), await named('id')]).toEqual([['fr Après'], ['fr Après']]);
	expect((await organisationNames([made.id], 'es')).get(made.id)?.name).toBe('After');
});
