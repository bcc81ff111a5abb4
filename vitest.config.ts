import { defineConfig } from 'vitest/config';
import { writeTypes } from './testing/prepare.ts';

writeTypes();

export default defineConfig({
	test: {
		// Two cores: a third worker only waits.
		maxWorkers: 2,
		env: { SERAI_LOG: 'silent' },
		// The hub's own code runs as written on Node, in tests as in the hub; Vite would read each module anew for each file.
		experimental: { viteModuleRunner: false, nodeLoader: false },
		projects: [
			{
				extends: true,
				test: {
					name: 'house',
					include: ['src/**/*.test.ts', 'testing/*.test.ts', 'bench/**/*.test.ts'],
					globalSetup: ['testing/postgres.ts'],
					setupFiles: ['testing/environment.ts', 'testing/network.ts'],
					// A worker reads the hub once and not for each of its hundreds of files, which would take three times as long.
					isolate: false,
					testTimeout: 20_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					// Whole hubs as real processes, each with a directory and a port of its own.
					name: 'processes',
					include: ['testing/processes/*.test.ts'],
					globalSetup: ['testing/built.ts'],
					setupFiles: ['testing/network.ts'],
					testTimeout: 180_000,
					hookTimeout: 180_000
				}
			}
		]
	}
});
