import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAuthorOf } from './author.ts';
import { fullName, type Contributor } from './contributor.ts';

const by = (name: string, given: string | null = null, orcid: string | null = null): Contributor => ({
	...{ name, given, orcid }
});
const [one, other] = ['0000-0002-1825-0097', '0000-0001-5109-3700'];

test.each<[string, Contributor, { name: string; orcid?: string }, boolean]>([
	['the same ORCID, whatever the name', by('Smith', 'A.', one), { name: 'Ana Schmidt', orcid: one }, true],
	['another ORCID, the same name', by('Smith', 'Ana', one), { name: 'Ana Smith', orcid: other }, false],
	['one ORCID told, the same name', by('Smith', 'Ana', one), { name: 'Ana Smith' }, true],
	['initials', by('Müller', 'J.-P.'), { name: 'Jean-Pierre Muller' }, true],
	['initials of somebody else', by('Müller', 'K. P.'), { name: 'Jean-Pierre Muller' }, false],
	['a second given name that only one tells', by('Osei', 'Kwame A.'), { name: 'Kwame Osei' }, true],
	['the family name first', by('Nguyen', 'Van An'), { name: 'Nguyen Van An' }, true],
	['particles', by('de la Cruz', 'Ana'), { name: 'Ana de la Cruz' }, true],
	['a part of the family name', by('de la Cruz', 'Ana'), { name: 'Ana Cruz' }, false],
	['the family name alone', by('Cruz', 'Ana'), { name: 'Cruz' }, false],
	['a name in one run', by('林', '雨桐'), { name: '林雨桐（虚构人物）' }, true],
	['a whole name', by('林雨桐'), { name: '林雨桐' }, true],
	['Cyrillic', by('Бекенова', 'А.'), { name: 'Айгуль Бекенова' }, true],
	['an organisation of the name’s first word', by('Ana Foundation'), { name: 'Ana Cruz' }, false],
	['nobody', by('Cruz', 'Ana'), { name: '(invented)' }, false]
])('%s', (_, author, { name, orcid = null }, found) => {
	expect(isAuthorOf([by('Somebody', 'Else'), author], { name, orcid })).toBe(found);
	expect(isAuthorOf([], { name, orcid })).toBe(false);
});

test('whoever is cited by their whole name is found, however it is accented', () => {
	const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
	fc.assert(
		fc.property(word, word, (given, family) => {
			const author = by(`${family}\u0301`, given);
			expect(isAuthorOf([author], { name: fullName(author), orcid: null })).toBe(true);
			expect(isAuthorOf([author], { name: `${given} ${family}`, orcid: null })).toBe(true);
		})
	);
});
