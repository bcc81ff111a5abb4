import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { node } from '../bin/prepare.mjs';

export type SeededApplicant = { id: string; name: string; email: string; key: string };
/** An event that one applies to, and who did. */
export type SeededCall = { slug: string; applicants: SeededApplicant[] };

/**
 * applying: a field school with its whole form, in French; nominating: by agencies alone, three seats for Kenya, one short
 * question; reviewing: two applications full of names, with attachments; deciding: four that were judged.
 */
export type CallKind = 'applying' | 'nominating' | 'reviewing' | 'deciding';

/** Makes one in the journeys' hub, by the builders of the tests, in a process of their own. `reviewers`: addresses of accounts. */
export async function seedCall(kind: CallKind, reviewers: readonly string[] = []): Promise<SeededCall> {
	const hub = join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub');
	const script = join(import.meta.dirname, 'call-seed.ts');
	const { stdout } = await promisify(execFile)(node(), [script, hub, kind, ...reviewers], {
		timeout: 60_000
	});
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as SeededCall;
}
