import { describe, expect, test } from 'vitest';
import { attributionOf } from './story-attribution-text.ts';
import { isExactEnough, proposedAttribution, type ShownAs, type Sharing } from './story-attribution.ts';
import type { ConsentScope } from './story.ts';

describe('somebody is named no more exactly than they agreed to, and than five people share', () => {
	test.each<[string, ConsentScope, Sharing, ShownAs]>([
		['a name that was given', 'name', { country: 1, region: 1, role: 1 }, 'name'],
		['five of the role in the country', 'role_and_place', { country: 5, region: 9, role: 90 }, 'country'],
		['four of them', 'role_and_place', { country: 4, region: 9, role: 90 }, 'region'],
		['few in the region', 'role_and_place', { country: 1, region: 4, role: 90 }, 'role'],
		['few of the role', 'role_and_place', { country: 1, region: 2, role: 3 }, 'participant'],
		['nobody counted', 'role_and_place', { country: null, region: null, role: null }, 'role'],
		['agreed to the role alone', 'role', { country: 50, region: 90, role: 200 }, 'role']
	])('%s', (_, consent, sharing, shown) => {
		expect(proposedAttribution(consent, sharing).shown).toBe(shown);
	});
});

test('it says what stood against each more exact one', () => {
	expect(proposedAttribution('role_and_place', { country: 2, region: null, role: 40 }).because).toEqual([
		{ shown: 'name', reason: 'consent', count: null },
		{ shown: 'country', reason: 'few', count: 2 },
		{ shown: 'region', reason: 'unknown', count: null }
	]);
});

test('a team may be vaguer than is proposed, and not more exact', () => {
	const proposal = proposedAttribution('role_and_place', { country: 2, region: 9, role: 40 });
	expect(
		(['name', 'country', 'region', 'role', 'participant'] as const).map((one) => isExactEnough(one, proposal))
	).toEqual([false, false, true, true, true]);
});

test('what somebody does is said in the language of the page, or all of it in one that it was written in', () => {
	const voice = {
		name: null,
		roles: { es: 'Funcionaria', en: ' ' },
		country: 'MX',
		shown: 'country'
	} as const;
	expect([attributionOf(voice, 'es'), attributionOf(voice, 'ar')]).toEqual([
		{ text: 'Funcionaria, México', language: 'es' },
		{ text: 'Funcionaria, México', language: 'es' }
	]);
	expect(attributionOf({ ...voice, shown: 'participant' }, 'fr').language).toBe('fr');
	expect(attributionOf({ ...voice, roles: {} }, 'en')).toEqual({
		text: 'Participant, Mexico',
		language: 'en'
	});
});
