import { defineConfig } from '@playwright/test';
import { browserArguments, browserPath } from './testing/browser.ts';

export default defineConfig({
	testDir: 'journeys',
	testMatch: '*.spec.ts',
	globalSetup: './testing/journeys.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	// Two cores carry the hub, too.
	workers: 2,
	timeout: 60_000,
	forbidOnly: Boolean(process.env['CI']),
	use: {
		browserName: 'chromium',
		locale: 'en-GB',
		timezoneId: 'UTC',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: await browserPath(), args: browserArguments }
	}
});
