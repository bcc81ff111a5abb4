import { expect, test } from 'vitest';
import { deviceFromText, deviceFromUserAgent, deviceToText } from './device.ts';

test.each([
	['Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox', 'Android'],
	[
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
		'Chrome',
		'Android'
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
		'Safari',
		'iPhone'
	],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
		'Edge',
		'Windows'
	],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
		'Safari',
		'macOS'
	],
	['curl/8.5.0', null, null],
	['<script>', null, null],
	['', null, null]
])('%s', (userAgent, browser, system) => {
	const device = deviceFromUserAgent(userAgent);
	expect(device).toEqual({ browser, system });
	expect(deviceFromText(deviceToText(device))).toEqual(device);
	expect(deviceToText(device).length).toBeLessThanOrEqual(40);
});
