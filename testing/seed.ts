import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { node } from '../bin/prepare.mjs';

/**
 * Runs a script of this folder on the database of the journeys' hub, by the builders of the tests, in a process of its own; it
 * prints what it made as its last line, in JSON.
 */
export async function seeded<Made>(script: string, ...what: string[]): Promise<Made> {
	const hub = join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub');
	const { stdout } = await promisify(execFile)(node(), [join(import.meta.dirname, script), hub, ...what], {
		timeout: 60_000
	});
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Made;
}
