import { expect, test } from 'vitest';
import { slugCandidates, slugFrom } from './slug.ts';

test.each([
	['Académie sur les migrations de main-d’œuvre 2023', 'academie-sur-les-migrations-de-main-doeuvre-2023'],
	['  Łódź & Zürich — “open”! ', 'lodz-zurich-open'],
	['国际移民', ''],
	['x'.repeat(200), 'x'.repeat(90)],
	[
		'Protecting the rights of migrants in the labour force: a rights-based approach to labour migration',
		'protecting-the-rights-of-migrants-in-the-labour-force-a-rights-based-approach-to-labour'
	]
])('%s', (title, slug) => {
	expect(slugFrom(title)).toBe(slug);
});

test('a title without Latin letters takes the English one, else its kind and id', () => {
	const id = '0198c0de-0000-7000-8000-0000deadbeef';
	expect(slugCandidates(['هجرة', 'Labour migration'], 'resource', id)[0]).toBe('labour-migration');
	expect(slugCandidates(['هجرة'], 'resource', id)).toEqual([
		'resource-2',
		'resource-3',
		'resource-4',
		'resource-5',
		'resource-deadbeef'
	]);
});
