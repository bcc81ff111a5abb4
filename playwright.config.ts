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
	// Two cores carry two browsers, a hub and its database: what a crowded moment broke is tried once more, and shown as flaky.
	retries: process.env['CI'] ? 1 : 0,
	timeout: 60_000,
	forbidOnly: Boolean(process.env['CI']),
	use: {
		browserName: 'chromium',
		locale: 'en-GB',
		timezoneId: 'UTC',
		// Tracing every journey would take a quarter of the time; `npx playwright test FILE --trace on` traces one.
		trace: 'on-first-retry',
		launchOptions: { executablePath: await browserPath(), args: browserArguments }
	}
});
