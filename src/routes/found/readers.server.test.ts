import { expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { anOrganisation } from '../../network/builders.server.ts';
import { aDossier } from '../../research/builders.server.ts';
import { useDatabase } from '../../../testing/database.ts';
import { foundByKey } from './readers.server.ts';

useDatabase();

const now = new Date('2026-11-22T09:00:00Z');

test('a hit is what its key says; what nobody knows, or the public may not see, is nothing', async () => {
	const organisation = await anOrganisation({ name: 'Institute of Fords', country: 'KG', city: 'Osh' });
	const organisations = [{ slug: organisation.slug, role: 'lead' }];
	const project = await aDossier({
		...{ title: 'Fords', organisations, countries: ['KG'], startedYear: 2019, endedYear: 2021 }
	});
	const waiting = await aDossier({ title: 'Not yet' }, { state: 'in_review' });
	const keys = [
		`organisation:${organisation.id}`,
		`project:${project.id}`,
		`project:${waiting.id}`,
		`expert:${newId()}`,
		`entry:${newId()}`,
		'nonsense'
	];
	const found = await foundByKey(keys, 'en', now);
	expect([...found.keys()].sort()).toEqual(keys.slice(0, 2).sort());
	expect(found.get(`project:${project.id}`)?.found).toMatchObject({
		path: `/en/projects/${project.slug}`,
		line: 'Institute of Fords · Kyrgyzstan · 2019–2021'
	});
	expect(found.get(`organisation:${organisation.id}`)?.found.line).toBe('Osh, Kyrgyzstan');
});
