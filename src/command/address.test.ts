import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressWarning, recallAddress, settleAddress } from './address.ts';
import type { HubSettings } from './hub.ts';

describe('a hub that is open to a network', () => {
	const warning = (host: string, address: string, publicUrlGiven = false): string | null =>
		addressWarning({ host, publicUrlGiven }, address, '192.168.1.20');

	test('is told what its letters will hold, and what to set', () => {
		expect(warning('0.0.0.0', 'http://127.0.0.1:3000')).toBe(
			'HOST is 0.0.0.0 and PUBLIC_URL is not set: letters will link to http://127.0.0.1:3000, which opens on this machine only, and feeds to whatever address each reader asked by. Set PUBLIC_URL to the address people use, such as PUBLIC_URL=http://192.168.1.20:3000.'
		);
		expect(warning('10.0.0.7', 'http://10.0.0.7:80')).toBe(
			'HOST is 10.0.0.7 and PUBLIC_URL is not set: letters will link to http://10.0.0.7:80, and feeds to whatever address each reader asked by. Set PUBLIC_URL to the address people use, such as PUBLIC_URL=http://10.0.0.7:80.'
		);
	});

	test.each(['127.0.0.1', 'localhost', '::1'])('%s is open to nobody else', (host) =>
		expect(warning(host, `http://${host}:3000`)).toBeNull()
	);

	test('with PUBLIC_URL all is said', () =>
		expect(warning('0.0.0.0', 'https://hub.example.org', true)).toBeNull());
});

describe('commands link to where the hub is', () => {
	let dataDirectory = '';
	const before = process.env['PUBLIC_URL'];
	const settings = (given: Partial<HubSettings> = {}): HubSettings => ({
		port: 0,
		host: '127.0.0.1',
		dataDirectory,
		databaseUrl: null,
		publicUrl: 'http://127.0.0.1:0',
		publicUrlGiven: false,
		smtpUrl: null,
		contact: null,
		mailReplyTo: null,
		mailInboundSecret: null,
		doiUrl: 'https://doi.org',
		demo: false,
		rosterMonths: 9,
		rosterOpens: ['passing', 'teaching'],
		...given
	});
	beforeEach(async () => {
		dataDirectory = await mkdtemp(join(tmpdir(), 'serai-address-'));
	});
	afterEach(async () => {
		if (before === undefined) delete process.env['PUBLIC_URL'];
		else process.env['PUBLIC_URL'] = before;
		await rm(dataDirectory, { recursive: true });
	});

	test('at the port it was given', async () => {
		expect(await settleAddress(settings(), 41234)).toBe('http://127.0.0.1:41234');
		process.env['PUBLIC_URL'] = 'http://127.0.0.1:3000';
		await recallAddress(settings());
		expect(process.env['PUBLIC_URL']).toBe('http://127.0.0.1:41234');
	});

	test('at the name people use', async () => {
		const publicUrl = 'https://hub.example.org';
		expect(await settleAddress(settings({ publicUrl, publicUrlGiven: true, port: 80 }), 80)).toBe(publicUrl);
		expect(await readFile(join(dataDirectory, 'address'), 'utf8')).toBe(`${publicUrl}\n`);
	});

	test('at what the command itself is told, before anything else', async () => {
		await settleAddress(settings(), 41234);
		process.env['PUBLIC_URL'] = 'https://new.example.org';
		await recallAddress(settings({ publicUrlGiven: true }));
		expect(process.env['PUBLIC_URL']).toBe('https://new.example.org');
	});

	test('at the settings where no hub was started yet', async () => {
		process.env['PUBLIC_URL'] = 'http://127.0.0.1:3000';
		await recallAddress(settings());
		expect(process.env['PUBLIC_URL']).toBe('http://127.0.0.1:3000');
	});
});
