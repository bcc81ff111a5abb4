import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { node } from '../bin/prepare.mjs';

/** An event whose doors open now, with three sessions, four participants and their badges. */
export type SeededDoor = {
	slug: string;
	/** Its sessions, as the list of the page names them. */
	sessions: { id: string; title: string }[];
	/** By name: the code of their badge. */
	badges: Record<string, string>;
	ids: Record<string, string>;
	/** A badge of another event. */
	foreign: string;
};

/** Makes one in the journeys' hub, as its database is then: by the builders of the tests, in a process of their own. */
export async function seedDoor(): Promise<SeededDoor> {
	const hub = join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub');
	const script = join(import.meta.dirname, 'door-seed.ts');
	const { stdout } = await promisify(execFile)(node(), [script, hub], { timeout: 60_000 });
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as SeededDoor;
}
