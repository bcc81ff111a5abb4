import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { writeTypes } from './testing/prepare.ts';

writeTypes();

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		// Two cores: a third worker only waits.
		maxWorkers: 2,
		env: { SERAI_LOG: 'silent' },
		projects: [
			{
				extends: true,
				test: {
					name: 'house',
					include: ['src/**/*.test.ts', 'testing/*.test.ts', 'bench/**/*.test.ts'],
					globalSetup: ['testing/postgres.ts'],
					setupFiles: ['testing/network.ts'],
					testTimeout: 20_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					// Whole hubs as real processes, one after the other; they need a build.
					name: 'processes',
					include: ['testing/processes/*.test.ts'],
					setupFiles: ['testing/network.ts'],
					fileParallelism: false,
					testTimeout: 180_000,
					hookTimeout: 180_000
				}
			}
		]
	}
});
