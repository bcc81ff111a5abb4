import { describe, expect, it } from 'vitest';
import { iAmFrom, preferencesOf, readIAm, wayBack, writeIAm } from './iam.ts';

const official = { audience: 'local-authorities', country: 'EC', languages: ['es', 'en'] };

describe('the cookie of "I am a … in …"', () => {
	it('reads what it wrote', () => expect(readIAm(writeIAm(official))).toEqual(official));

	it.each([
		['nothing', undefined, null],
		['an empty cookie', '', null],
		['a forged audience', 'audience=root&country=EC', { audience: null, country: 'EC', languages: [] }],
		['a country that is none', 'country=XX', null],
		[
			'a language that is none',
			'language=%3Cscript%3E&language=ar',
			{ audience: null, country: null, languages: ['ar'] }
		],
		[
			'the same language twice',
			'language=ar&language=ar',
			{ audience: null, country: null, languages: ['ar'] }
		],
		['names of what every object has', 'audience=constructor&country=__proto__', null],
		['a huge cookie', `country=EC&x=${'x'.repeat(4000)}`, null],
		['broken escapes', '%E0%A4%A&country=%', null]
	])('is not deceived by %s', (_, cookie, expected) => expect(readIAm(cookie)).toEqual(expected));

	it('keeps six languages at most', () =>
		expect(
			iAmFrom(
				new URLSearchParams(
					'language=en&language=es&language=fr&language=ar&language=ru&language=zh&language=pt'
				)
			)?.languages
		).toEqual(['en', 'es', 'fr', 'ar', 'ru', 'zh']));

	it('prefers languages first, then country and audience', () =>
		expect(preferencesOf(official)).toEqual([
			'language:es',
			'language:en',
			'country:EC',
			'audience:local-authorities'
		]));
});

describe('the way back', () => {
	it.each([
		['/en', '/en'],
		['/en/search?q=a&sort=newest', '/en/search?q=a&sort=newest'],
		['//evil.example', '/en'],
		['https://evil.example/en/', '/en'],
		['/english', '/en'],
		['/en/\\evil.example', '/en'],
		['/en/\nlocation:x', '/en'],
		[null, '/en']
	])('from %j is %j', (text, expected) => expect(wayBack(text, 'en')).toBe(expected));
});
