import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDois } from './dois.ts';
import { startHub } from './hub.ts';

/**
 * Playwright's global set-up: one built hub with its demonstration for all journeys. SERAI_JOURNEYS_URL is its address,
 * SERAI_JOURNEYS_ADMINISTRATOR the one-time link, SERAI_JOURNEYS_LOG what it prints, letters among it.
 */
export default async function setUp(): Promise<() => Promise<void>> {
	const directory = await mkdtemp(join(tmpdir(), 'serai-journeys-'));
	const dois = await startDois();
	const hub = await startHub({
		dataDirectory: join(directory, 'hub'),
		env: {
			DOI_URL: dois.url,
			MAIL_REPLY_TO: 'reply@hub.example.org',
			MAIL_INBOUND_SECRET: 'the mail server of the journeys'
		},
		seconds: 300
	});
	const log = join(directory, 'log');
	const file = createWriteStream(log);
	file.write(hub.output());
	hub.process.stdout?.on('data', (text: string) => file.write(text));
	// What Playwright reads as its `baseURL`.
	process.env['PLAYWRIGHT_TEST_BASE_URL'] = hub.url;
	process.env['SERAI_JOURNEYS_URL'] = hub.url;
	process.env['SERAI_JOURNEYS_LOG'] = log;
	// Printed right after the address.
	for (let tries = 0; hub.administratorLink === null && tries < 100; tries++)
		await new Promise((resolve) => setTimeout(resolve, 50));
	process.env['SERAI_JOURNEYS_ADMINISTRATOR'] = hub.administratorLink ?? '';
	return async () => {
		await hub.stop();
		await dois.stop();
		file.end();
		await rm(directory, { recursive: true, force: true });
	};
}
