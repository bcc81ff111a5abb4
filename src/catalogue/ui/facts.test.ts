import { expect, it } from 'vitest';
import type { OrganisationName } from '#network/index.ts';
import { confirmedText } from './confirmed.ts';
import { costText, languagesNamed, placeText, providersText } from './facts.ts';
import { shareText } from './locale.ts';
import { shortened } from './shortened.ts';

const now = new Date('2026-11-21T12:00:00Z');

it.each([
	[null, 'unknown', 'not yet confirmed'],
	['2026-11-12', 'fresh', 'confirmed 12 November'],
	['2026-02-12', 'ageing', 'last confirmed 12 February'],
	['2025-03-03', 'stale', 'not confirmed since 3 March 2025']
])('confirmed on %s is %s: %s', (day, state, text) =>
	expect(confirmedText(day, 'en', now)).toEqual({ state, text })
);

it.each([
	['face-to-face', 'Turin', ['IT'], 'Turin, Italy'],
	['face-to-face', null, ['IT'], 'Italy'],
	['face-to-face', 'Geneva', ['CH', 'FR'], 'Geneva'],
	['face-to-face', null, [], 'Face to face'],
	['hybrid', 'Bogotá', ['CO'], 'Bogotá, Colombia, Hybrid'],
	['online-self-paced', null, ['IT'], 'Online, self-paced'],
	['face-to-face', 'Singapore', ['SG'], 'Singapore'],
	[null, null, [], null]
])('%s in %s of %j is %s', (modality, place, countries, expected) =>
	expect(placeText(modality, place, countries, 'en')).toBe(expected)
);

it.each([
	['ar', 'فيينا, النمسا'],
	['fr', 'Vienne, Autriche'],
	['en', 'Vienna, Austria']
])('names a city in %s', (language, expected) =>
	expect(placeText('face-to-face', 'Vienna', ['AT'], language)).toBe(expected)
);

it('keeps a Latin place name that we have no other for apart in Arabic', () =>
	expect(placeText('face-to-face', 'Krems', ['AT'], 'ar')).toBe('\u2068Krems\u2069, النمسا'));

it.each([
	['free', null, 'free'],
	['scholarships', 'EU-funded', 'scholarships'],
	['paid', 'EUR 750', 'EUR 750'],
	['paid', 'EUR 500 (EUR 200 with a membership card)', 'with a fee'],
	['paid', null, 'with a fee'],
	[null, null, null]
] as const)('a cost of %s (%s) is %s', (costKind, costNote, expected) =>
	expect(costText({ costKind, costNote })).toBe(expected)
);

it('names three providers and counts the rest', () => {
	const named = (name: string) => ({ slug: name, name, shortName: name, language: 'en' }) as OrganisationName;
	expect(providersText(['ILO', 'IOM', 'AUC', 'ALO', 'IFAD'].map(named))).toBe('ILO, IOM, AUC +2');
	expect(providersText([])).toBeNull();
});

it('names languages by their own names, unless they are too many', () => {
	expect(languagesNamed(['ar', 'es'])?.map(({ name }) => name)).toEqual(['العربية', 'español']);
	expect(languagesNamed(['en', 'es', 'fr', 'ar', 'ru'])).toBeNull();
});

it.each([
	['short', 20, 'short'],
	['one two three four', 9, 'one two…'],
	['one two, three four', 9, 'one two…'],
	['移民与发展培训课程', 4, '移民与发…'],
	['a🙂🙂🙂', 2, 'a…']
])('%s cut to %i is %s', (text, length, expected) => expect(shortened(text, length)).toBe(expected));

it.each([
	['en', '87%'],
	['fr', '87 %'],
	['ar', '87%']
])('a share in %s is %s', (language, expected) =>
	expect(
		shareText(0.874, language)
			.replace(/\s/gu, ' ')
			.replace(/\u200e/gu, '')
	).toBe(expected)
);
