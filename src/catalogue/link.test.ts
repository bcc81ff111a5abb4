import { expect, test } from 'vitest';
import { canonicalUrl, doiFrom, doiUrl, refusalToLink } from './link.ts';

test.each([
	['https://www.iom.int/', null],
	['http://schools.aucegypt.edu/GAPP/x.aspx', null],
	['https://例え.jp/道', null],
	['javascript:alert(1)', 'link_scheme'],
	[' javascript:alert(1)', 'link_scheme'],
	['data:text/html,<b>', 'link_scheme'],
	['mailto:a@b.example', 'link_scheme'],
	['https://user:secret@iom.int/', 'link_credentials'],
	['https://iom.int/a b', 'link_unreadable'],
	['https://intranet/', 'link_unreadable'],
	['www.iom.int', 'link_unreadable'],
	[`https://iom.int/${'x'.repeat(2000)}`, 'link_too_long']
])('%s: %s', (url, refusal) => {
	expect(refusalToLink(url)).toBe(refusal);
});

test.each([
	['http://www.IOM.int/', 'iom.int'],
	['https://iom.int', 'iom.int'],
	['https://iom.int/a/?b=2&utm_source=x&a=1#top', 'iom.int/a?a=1&b=2'],
	['https://iom.int:8443/index.html', 'iom.int:8443'],
	['https://app.example/#/course/7', 'app.example#/course/7'],
	['https://dx.doi.org/10.1596/ABC', 'doi.org/10.1596/abc'],
	['https://doi.org/10.1596/abc?utm_source=x', 'doi.org/10.1596/abc']
])('%s is %s', (url, expected) => {
	expect(canonicalUrl(url)).toBe(expected);
});

test('the fragment that curators added tells what one page lists apart', () => {
	const talk = 'https://migrationnetwork.un.org/gcmtalks#2023-02-27';
	expect(canonicalUrl(talk, ['url-fragment-added'])).toBe('migrationnetwork.un.org/gcmtalks#2023-02-27');
	expect(canonicalUrl(talk)).toBe('migrationnetwork.un.org/gcmtalks');
});

test.each([
	['10.1596/978-1-4648-1941-4', '10.1596/978-1-4648-1941-4'],
	['doi: 10.1787/50B0353E-en', '10.1787/50b0353e-en'],
	['https://doi.org/10.1000/xyz%28abc%29', '10.1000/xyz(abc)'],
	['http://dx.doi.org/10.1000/1.', '10.1000/1'],
	['10.12', null],
	['https://iom.int/10.1000/1', null],
	['', null]
])('the DOI in %s is %s', (text, doi) => {
	expect(doiFrom(text)).toBe(doi);
});

test('a DOI becomes an address again', () => {
	expect(doiUrl('10.1000/a<b')).toBe('https://doi.org/10.1000/a%3Cb');
});
