import { expect, test } from 'vitest';
import { dayText, daysText } from './days.ts';

test.each([
	['fr', '2027-02-01', '2027-03-12', '1er février – 12 mars 2027'],
	['fr', '2027-02-01', '2027-02-11', '1er–11 février 2027'],
	['fr', '2027-02-11', '2027-03-01', '11 février – 1er mars 2027'],
	['en', '2027-02-01', '2027-03-12', '1 February – 12 March 2027']
])('in %s, from %s to %s is written as people there do', (language, from, until, text) => {
	expect(daysText(from, until, language)?.replace(/\s/gu, ' ')).toBe(text);
});

test('the first of a month alone', () => {
	const at = new Date('2027-02-01T12:00:00Z');
	expect([dayText(at, 'fr'), dayText(at, 'en')]).toEqual(['1er février 2027', '1 February 2027']);
});
