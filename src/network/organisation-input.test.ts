import { expect, test } from 'vitest';
import { readOrganisation, type EnteredOrganisation } from './organisation-input.ts';

const entered: EnteredOrganisation = {
	name: ' Institute of Crossings ',
	names: { es: 'Instituto de Cruces', fr: ' ' },
	shortName: 'IC',
	type: 'research-institute',
	country: 'ec',
	city: 'Quito',
	website: 'https://crossings.example',
	ror: '01f80g185',
	parent: 'unu'
};

test('what is entered is tidied', () => {
	expect(readOrganisation(entered)).toEqual({
		facts: {
			...entered,
			name: 'Institute of Crossings',
			names: { es: 'Instituto de Cruces' },
			country: 'EC',
			website: 'https://crossings.example/',
			ror: 'https://ror.org/01f80g185'
		},
		problems: []
	});
});

test.each([
	['no name', { name: ' ' }, 'name required'],
	['a type that is none', { type: 'guild' }, 'type required'],
	['a country that is none', { country: 'Atlantis' }, 'country unknown_country'],
	['a script for a website', { website: 'javascript:alert(1)' }, 'website link_scheme'],
	['a website with a password', { website: 'https://me:secret@example.org' }, 'website link_credentials'],
	['no address', { website: 'crossings' }, 'website link_unreadable'],
	['a mistyped ROR', { ror: 'https://ror.org/01f80g186' }, 'ror ror_check_digits'],
	['a language that is none', { names: { xx: 'X' } }, 'names unknown_language'],
	['a name too long', { names: { es: 'x'.repeat(301) } }, 'names.es longer_than']
])('%s is refused where it stands', (_, given, problem) => {
	const { facts, problems } = readOrganisation({ ...entered, ...given });
	expect([facts, problems.map(({ field, code }) => `${field} ${code}`)]).toEqual([null, [problem]]);
});
