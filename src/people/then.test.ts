import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath, onward } from './then.ts';

test.each([
	['/en/desk', '/en/desk'],
	['/en/search?q=a%20b&x=%2F%2F#top', '/en/search?q=a%20b&x=%2F%2F#top'],
	['/fr/é', '/fr/%C3%A9']
])('a path of this hub is kept: %s', (text, path) => {
	expect(localPath(text, '/')).toBe(path);
});

test.each([
	[null],
	[''],
	['desk'],
	['https://evil.example/'],
	['//evil.example/'],
	['/\\evil.example/'],
	['/\t/evil.example/'],
	['/\n/evil.example'],
	['/.//evil.example'],
	['/..//evil.example/'],
	['javascript:alert(1)'],
	['/a\u0000b'],
	[`/${'a'.repeat(3000)}`]
])('anything else is not: %j', (text) => {
	expect(localPath(text, '/otherwise')).toBe('/otherwise');
});

test('whatever is given, a browser stays on this hub', () => {
	const parts = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		':',
		'@',
		'\t',
		'\n',
		' ',
		'%2f',
		'?',
		'#',
		'evil.example',
		'https:'
	);
	fc.assert(
		fc.property(fc.array(parts, { maxLength: 8 }), (some) => {
			const path = localPath(`/${some.join('')}`, '/');
			return new URL(path, 'https://hub.example').origin === 'https://hub.example';
		})
	);
});

test.each([
	['/en/learning?a=b&c=d#e', '&then=%2Fen%2Flearning%3Fa%3Db%26c%3Dd%23e'],
	['', ''],
	['//elsewhere.example', ''],
	['https://elsewhere.example/', ''],
	[`/en/${'a'.repeat(400)}`, '']
])('a letter leads on from %j by %j', (then, expected) => expect(onward(then)).toBe(expected));
