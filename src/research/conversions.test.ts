import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtexToPublications } from './bibtex-reading.ts';
import { publicationToBibtex } from './bibtex-writing.ts';
import { cslToPublication } from './csl-reading.ts';
import { publicationToCsl } from './csl.ts';
import { blankPublication, openAccesses, workTypes, type Publication } from './publication.ts';
import { publicationToRis, risToPublications } from './ris.ts';

// Text as `cleanLine` leaves it: visible, no tags, one space between words, in several scripts and with TeX's own signs.
const word = fc
	.array(fc.constantFrom(...'abzAÉñüЖя中文هجرة019&%$#_{}~^\\.\'`"?!-()/@+*'), { minLength: 1, maxLength: 9 })
	.map((letters) => letters.join('').normalize('NFC'));
const line = fc
	.tuple(fc.constantFrom('Labour', 'Миграция', '移民', 'هجرة'), fc.array(word, { maxLength: 5 }))
	.map(([head, rest]) => [head, ...rest].join(' '));
const plain = fc
	.array(fc.constantFrom('Geneva', 'Dakar', 'of', 'Работа', '研究', 'Año', '2nd'), {
		minLength: 1,
		maxLength: 4
	})
	.map((words) => `X ${words.join(' ')}`);
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const family = fc.constantFrom(
	'Müller',
	'de la Cruz',
	'Núñez García',
	'Садовская',
	'王',
	'O’Neill',
	'Smith-Jones'
);
const contributor = fc.oneof(
	fc.record({
		name: family,
		given: fc.constantFrom('Ana', 'J. M.', 'Елена', '小明', 'Marie-José'),
		orcid: fc.constant(null)
	}),
	fc.record({
		name: fc.constantFrom('International Organization for Migration', 'Search and Rescue, Ltd', 'ЮНЕСКО'),
		given: fc.constant(null),
		orcid: fc.constant(null)
	})
);
const published = fc.constantFrom('2020', '1999-12', '2024-02-29');

const publication: fc.Arbitrary<Publication> = fc
	.record({
		type: fc.constantFrom(...workTypes),
		title: line,
		language: optional(fc.constantFrom('en', 'es', 'ar', 'zh')),
		abstract: optional(line),
		authors: fc.array(contributor, { maxLength: 4 }),
		editors: fc.array(contributor, { maxLength: 2 }),
		published: optional(published),
		container: optional(line),
		volume: optional(fc.constantFrom('1', '12', 'XL')),
		issue: optional(fc.constantFrom('3', '3–4')),
		pages: optional(fc.constantFrom('1–20', '7', 'e1234')),
		number: optional(fc.constantFrom('12', 'WP 7')),
		edition: optional(fc.constantFrom('2', 'Second')),
		publisher: optional(plain),
		publisherPlace: optional(plain),
		doi: optional(fc.constantFrom('10.1000/abc_d', '10.14515/monitoring.2016.1.10')),
		url: optional(fc.constantFrom('https://example.org/a_b%20c?d=1&e=2', 'https://example.org/~x')),
		isbn: optional(fc.constant('978-92-1-000000-1')),
		issn: optional(fc.constant('1234-567X')),
		openAccess: optional(fc.constantFrom(...openAccesses)),
		licence: optional(fc.constant('https://creativecommons.org/licenses/by/4.0/')),
		keywords: fc.uniqueArray(fc.constantFrom('remittances', 'gender', '移民'), { maxLength: 3 })
	})
	.map((one) => (one.type === 'journal-article' ? { ...one, number: null } : one));

/** Not said by BibTeX and RIS. */
const unsaid = { openAccess: null, licence: null } satisfies Partial<Publication>;

test('any publication comes back from CSL-JSON as it was', () => {
	fc.assert(
		fc.property(publication, (given) => {
			const sent: unknown = JSON.parse(JSON.stringify(publicationToCsl(given, 'key')));
			expect(cslToPublication(sent).publication).toEqual(given);
		})
	);
});

test('any publication comes back from BibTeX as it was, but for how open it is', () => {
	fc.assert(
		fc.property(publication, (given) => {
			const [read, ...others] = bibtexToPublications(publicationToBibtex(given, 'key'));
			expect(others).toEqual([]);
			expect(read).toMatchObject({ label: 'key', reading: { problem: null } });
			expect(read?.reading.publication).toEqual({ ...given, ...unsaid });
		}),
		{ numRuns: 300 }
	);
});

test('any publication comes back from RIS as it was, but for how open it is and one of two serial numbers', () => {
	fc.assert(
		fc.property(publication, (given) => {
			const [read, ...others] = risToPublications(publicationToRis(given, 'key'));
			expect(others).toEqual([]);
			expect(read?.label).toBe('key');
			const isbn = given.issn === null ? given.isbn : null;
			// A comma there parts a name in two.
			const bare = (all: Publication['authors']) =>
				all.map((one) => ({ ...one, name: one.name.replaceAll(',', '') }));
			const [authors, editors] = [bare(given.authors), bare(given.editors)];
			expect(read?.reading.publication).toEqual({ ...given, ...unsaid, isbn, authors, editors });
		}),
		{ numRuns: 300 }
	);
});

describe('several in one text', () => {
	const two = [
		{ ...blankPublication, title: 'One' },
		{ ...blankPublication, title: 'Two' }
	];
	test.each([
		['BibTeX', two.map((one, i) => publicationToBibtex(one, `k${i}`)).join('\n'), bibtexToPublications],
		['RIS', two.map((one, i) => publicationToRis(one, `k${i}`)).join('\n'), risToPublications]
	])('%s', (_, text, read) => {
		expect(read(text).map(({ label, reading }) => [label, reading.publication?.title])).toEqual([
			['k0', 'One'],
			['k1', 'Two']
		]);
	});
});
