import { build } from '../bin/prepare.mjs';

/** Vitest's global set-up: the pages are built before hubs start side by side, each of which would build what is not. */
export default async function setUp(): Promise<void> {
	await build();
}
