import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Ran } from '#platform/index.server.ts';
import { CommandProblem } from './problem.ts';

/** The newest form of a backup that this version writes and reads. */
export const format = 1;

export type BackedTable = { name: string; columns: string[]; rows: number };

/** The first member of a backup. */
export type Manifest = {
	format: number;
	madeAt: string;
	migrations: Ran[];
	tables: BackedTable[];
	/** Each sequence's next value, as `setval(name, value, called)` takes it. */
	sequences: { name: string; value: string; called: boolean }[];
};

export const manifestName = 'manifest.json';
/** The last member: SHA-256 and name of every other one, a line each. */
export const checksumsName = 'checksums.txt';
/** Members of a table are parts of one COPY, in order. */
export const tablePrefix = 'tables/';
export const filePrefix = 'files/';

export function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The members of a backup, one after the other; each is to be read before the next comes. */
export async function* members(file: FileHandle): AsyncGenerator<{ name: string; content: Readable }> {
	const reader = extract();
	const raw = createReadStream('', { fd: file, start: 0, autoClose: false });
	const unpacked = createGunzip();
	raw.on('error', (error) => unpacked.destroy(error));
	unpacked.on('error', (error) => reader.destroy(error));
	raw.pipe(unpacked).pipe(reader);
	for await (const entry of reader) yield { name: entry.header.name, content: entry as unknown as Readable };
}

/** Reads a whole backup and compares every byte with its checksums. Throws CommandProblem; writes nothing. */
export async function verify(file: FileHandle, path: string): Promise<Manifest> {
	const found: string[] = [];
	let manifest: Manifest | null = null;
	let expected: string | null = null;
	try {
		for await (const { name, content } of members(file)) {
			if (expected !== null) throw new Error(`${name} stands after the checksums`);
			const hash = createHash('sha256');
			const kept: Buffer[] = [];
			for await (const chunk of content as AsyncIterable<Buffer>) {
				hash.update(chunk);
				if (name === manifestName || name === checksumsName) kept.push(chunk);
			}
			if (name === checksumsName) expected = Buffer.concat(kept).toString();
			else found.push(`${hash.digest('hex')}  ${name}\n`);
			if (name === manifestName) manifest = JSON.parse(Buffer.concat(kept).toString()) as Manifest;
		}
		if (expected === null) throw new Error('its end is missing');
		if (found.join('') !== expected) throw new Error('its checksums do not agree with what it holds');
		if (manifest === null) throw new Error('it has no manifest');
	} catch (error) {
		throw new CommandProblem(
			`${path} is not a whole backup of Serai: ${(error as Error).message}. Nothing was changed.`
		);
	}
	if (manifest.format > format)
		throw new CommandProblem(
			`${path} was made by a newer Serai. Restore it with that version. Nothing was changed.`
		);
	return manifest;
}
