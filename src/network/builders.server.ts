import { newId } from '#platform/index.ts';
import { organisationsBySlug } from './organisation.server.ts';
import type { Organisation } from './organisation.ts';
import { upsertOrganisations, type OrganisationInput } from './upsert.server.ts';

/** An organisation in the database, for tests: only what the test is about need be said. */
export async function anOrganisation(given: Partial<OrganisationInput> = {}): Promise<Organisation> {
	const slug = given.slug ?? `org-${newId().slice(-12)}`;
	const input: OrganisationInput = {
		slug,
		shortName: null,
		name: 'Institute of Crossings',
		names: {},
		type: 'research-institute',
		country: null,
		city: null,
		website: 'https://crossings.example/',
		ror: null,
		networks: [],
		source: null,
		evidence: 'curator-knowledge',
		note: null,
		confirmedOn: null,
		...given
	};
	await upsertOrganisations({ kind: 'system', name: 'test' }, [input]);
	const made = (await organisationsBySlug([slug])).get(slug);
	if (!made) throw new Error('the organisation was not written');
	return made;
}
