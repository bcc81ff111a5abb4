import { expect, test } from 'vitest';
import { createPartnership, showPartnership } from '#network/index.server.ts';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { aStory, releasedByTwo } from '../../impact/story-builders.server.ts';
import { anOrganisation } from '../../network/builders.server.ts';
import { aDossier } from '../../research/builders.server.ts';
import { useDatabase } from '../../../testing/database.ts';
import { foundByKey } from './readers.server.ts';

useDatabase();

const now = new Date('2026-11-22T09:00:00Z');
const hub = system('test');

test('a hit is what its key says; what nobody knows, or the public may not see, is nothing', async () => {
	const organisation = await anOrganisation({ name: 'Institute of Fords', country: 'KG', city: 'Osh' });
	const organisations = [{ slug: organisation.slug, role: 'lead' }];
	const project = await aDossier({
		...{ title: 'Fords', organisations, countries: ['KG'], startedYear: 2019, endedYear: 2021 }
	});
	const waiting = await aDossier({ title: 'Not yet' }, { state: 'in_review' });
	const texts = { en: { title: 'Fords together', summary: 'In short' } };
	const [startsOn, endsOn] = ['2026-01-01', null];
	const agreed = { kind: 'memorandum' as const, texts, startsOn, endsOn, parties: [], focalPoints: [] };
	const made = await createPartnership(hub, { slug: 'together', centre: organisation.slug }, agreed, now);
	const draft = await createPartnership(hub, { slug: 'draft', centre: organisation.slug }, agreed, now);
	await showPartnership(hub, 'together', 'published', now);
	const told = await aStory({ title: 'What the fords changed' });
	await releasedByTwo(told, now);
	const written = await aStory();
	const keys = [
		`organisation:${organisation.id}`,
		`project:${project.id}`,
		`partnership:${made.id}`,
		`story:${told.story.id}`,
		`story:${written.story.id}`,
		`partnership:${draft.id}`,
		`project:${waiting.id}`,
		`expert:${newId()}`,
		`entry:${newId()}`,
		'nonsense'
	];
	const found = await foundByKey(keys, 'en', now);
	expect([...found.keys()].sort()).toEqual(keys.slice(0, 4).sort());
	expect(found.get(`project:${project.id}`)?.found).toMatchObject({
		path: `/en/projects/${project.slug}`,
		line: 'Institute of Fords · Kyrgyzstan · 2019–2021'
	});
	expect(found.get(`partnership:${made.id}`)?.found).toMatchObject({
		path: '/en/partnerships/together',
		line: 'Institute of Fords · since 1 January 2026, without an end',
		publishedAt: now
	});
	expect(found.get(`story:${told.story.id}`)?.found).toMatchObject({
		...{ path: `/en/stories/${told.slug}`, line: 'Released 22 November 2026', publishedAt: now },
		title: { text: 'What the fords changed', language: 'en' }
	});
	expect(found.get(`organisation:${organisation.id}`)?.found.line).toBe('Osh, Kyrgyzstan');
});
