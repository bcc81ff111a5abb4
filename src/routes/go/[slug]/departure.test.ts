import { expect, it } from 'vitest';
import { isDeparture } from './departure.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const phone =
	'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

it.each([
	['a browser', { 'user-agent': firefox }, true],
	['a phone', { 'user-agent': phone }, true],
	['nobody who says what it is', {}, false],
	[
		'a search engine',
		{ 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
		false
	],
	['a link preview', { 'user-agent': 'WhatsApp/2.24' }, false],
	['a script', { 'user-agent': 'curl/8.5.0' }, false],
	['a prefetch', { 'user-agent': firefox, 'sec-purpose': 'prefetch' }, false],
	['a prerender', { 'user-agent': phone, 'sec-purpose': 'prefetch;prerender' }, false],
	['an old prefetch', { 'user-agent': firefox, 'x-moz': 'prefetch' }, false]
])('%s is counted or not', (_, headers, counted) => expect(isDeparture(new Headers(headers))).toBe(counted));
