import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { uiLanguages } from '#vocabulary/index.ts';
import { useDatabase } from '../../testing/database.ts';
import {
	findOrganisation,
	findPartnership,
	listPartnerships,
	loadPartnershipDemonstration,
	outcomesOf
} from './index.server.ts';
import { summedOutcome } from './outcome.ts';

useDatabase();
afterAll(closeIndex);

test('the illustrative centre says in every language that it is invented, and what came of its project', async () => {
	const editions = new Map<string, string>();
	const editionOf = (slug: string) => {
		const id = editions.get(slug) ?? newId();
		editions.set(slug, id);
		return Promise.resolve(id);
	};
	await loadPartnershipDemonstration({ editionOf });
	const lines = await listPartnerships(visitor, 'en');
	expect(lines.map(({ kind, illustrative, centre }) => [kind, illustrative, centre.slug]).sort()).toEqual([
		['cooperation', true, 'demo-regional-training-centre'],
		['memorandum', true, 'demo-regional-training-centre'],
		['project', true, 'demo-regional-training-centre']
	]);
	for (const { slug } of lines)
		for (const language of uiLanguages) {
			const { text, centre, parties } = await findPartnership(visitor, slug, language);
			expect([text.language, centre.language]).toEqual([language, language]);
			for (const { organisation } of parties)
				if (organisation)
					expect((await findOrganisation(organisation.slug, language)).illustrative).toBe(true);
		}
	const told = await outcomesOf([...editions.values()]);
	expect(summedOutcome([...told.values()])).toEqual({
		...{ people: 86, certified: 41, elsewhere: 10, untold: 0 },
		countries: [
			{ country: 'UZ', people: 31 },
			{ country: 'GE', people: 22 },
			{ country: 'AM', people: 14 },
			{ country: 'KZ', people: 9 }
		]
	});
});
