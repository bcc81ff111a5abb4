import { expect, test } from 'vitest';
import { make_trackable } from './tracked-url.ts';

function tracked(address: string) {
	const read: string[] = [];
	const url = make_trackable(
		new URL(address),
		() => read.push('*'),
		(name) => read.push(name)
	);
	return { url, read };
}

test('is the address', () => {
	const { url } = tracked('https://hub.example:8443/en/search?q=a&q=b#c');
	expect(url).toBeInstanceOf(URL);
	expect(url.origin).toBe('https://hub.example:8443');
	expect(url.pathname + url.search).toBe('/en/search?q=a&q=b');
	expect(String(url)).toBe('https://hub.example:8443/en/search?q=a&q=b#c');
	expect(JSON.stringify({ url })).toBe('{"url":"https://hub.example:8443/en/search?q=a&q=b#c"}');
	expect(new URL('/es', url).href).toBe('https://hub.example:8443/es');
});

test('has the parameters as they were sent', () => {
	const { url } = tracked('https://hub.example/?q=a&q=b');
	expect(url.searchParams.getAll('q')).toEqual(['a', 'b']);
	expect(url.searchParams.has('q')).toBe(true);
	expect([...url.searchParams]).toEqual([
		['q', 'a'],
		['q', 'b']
	]);
	expect(new URLSearchParams(url.searchParams).toString()).toBe('q=a&q=b');
});

test.each<[string, (url: URL) => unknown, string[]]>([
	['its origin', (url) => url.origin, []],
	['its path', (url) => url.pathname, ['*']],
	['its search', (url) => url.search, ['*']],
	['one parameter', (url) => url.searchParams.get('q'), ['q']],
	['whether there is one', (url) => url.searchParams.has('more'), ['more']],
	['all parameters', (url) => url.searchParams.toString(), ['*']]
])('tells that %s was read', (_, look, told) => {
	const { url, read } = tracked('https://hub.example/en/search?q=a');
	look(url);
	expect(read).toEqual(told);
});

test('has no hash, which no browser sends', () => {
	expect(() => tracked('https://hub.example/#a').url.hash).toThrow('hash');
});
