import { expect, it } from 'vitest';
import { subjectsOf } from './subjects.ts';

it('links to the pages of what an entry is about, in the language of the page', () =>
	expect(
		subjectsOf(
			{ topics: ['remittances'], sdgs: [10], gcmObjectives: [], countries: ['EC'], regions: ['005'] },
			'es'
		)
	).toEqual({
		topics: [{ href: '/es/topics/remittances', text: 'Remesas', language: 'es' }],
		goals: [{ href: '/es/sdgs/10', text: '10. Reducción de las desigualdades', language: 'es' }],
		objectives: [],
		places: [
			{ href: '/es/countries/ec', text: 'Ecuador', language: 'es' },
			{ href: '/es/regions/005', text: 'América del Sur', language: 'es' }
		]
	}));

it('leaves out what the vocabulary does not know', () =>
	expect(
		subjectsOf(
			{ topics: ['nothing'], sdgs: [99], gcmObjectives: [99], countries: ['XX'], regions: ['999'] },
			'en'
		)
	).toEqual({ topics: [], goals: [], objectives: [], places: [] }));
