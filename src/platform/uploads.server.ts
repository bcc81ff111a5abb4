import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freeMegabytes } from './directory.server.ts';
import { NotFound, Refusal } from './errors.ts';
import { filesDirectory } from './files.server.ts';
import type { Id } from './ids.ts';

/**
 * A large file on its way in, part by part, so that a broken line costs one part. It lies on the disk beside the files
 * that are kept, where several processes see it, and is known to nobody but who sends it.
 */
export type Upload<About> = {
	id: UploadId;
	/** What was promised, and how much of it is here. */
	bytes: number;
	at: number;
	about: About;
	/** What became of it, once it was whole; its bytes are gone from here then. */
	became: unknown;
	path: string;
};
export type UploadId = Id<'Upload'>;

const megabyte = 1024 * 1024;
/** Left free on the disk, whatever is sent: the database lies there too. */
const leftFree = 500;
const mostAtOnce = 20;
/** Nobody goes on with it: what is left of it is dropped. */
const staleAfter = 24 * 3_600_000;

/** Throws Refusal: file_empty, no_room, too_many_uploads. */
export async function beginUpload(
	owner: string,
	bytes: number,
	about: unknown,
	now: Date
): Promise<UploadId> {
	if (bytes < 1) throw new Refusal('file_empty');
	const directory = incoming();
	await mkdir(directory, { recursive: true, mode: 0o700 });
	const others = await sweep(directory, now);
	if (others.filter((name) => name.startsWith(`${markOf(owner)}.`)).length >= mostAtOnce)
		throw new Refusal('too_many_uploads', { most: mostAtOnce });
	if ((await freeMegabytes(directory)) < bytes / megabyte + leftFree) throw new Refusal('no_room');
	const id = randomUUID() as UploadId;
	const path = pathOf(owner, id);
	await writeFile(path, '', { flag: 'wx', mode: 0o600 });
	await writeFile(`${path}.json`, JSON.stringify({ bytes, about }), { flag: 'wx', mode: 0o600 });
	return id;
}

/** Throws NotFound for what is not the owner's, or was dropped. */
export async function findUpload<About>(owner: string, id: string): Promise<Upload<About>> {
	if (!/^[0-9a-f-]{36}$/u.test(id)) throw new NotFound('upload');
	const path = pathOf(owner, id);
	const text = await readFile(`${path}.json`, 'utf8').catch(() => null);
	if (text === null) throw new NotFound('upload');
	const told = JSON.parse(text) as { bytes: number; about: About; became?: unknown };
	const { became = null } = told;
	const at = became === null ? ((await stat(path).catch(() => null))?.size ?? 0) : told.bytes;
	return { id: id as UploadId, bytes: told.bytes, at, about: told.about, became, path };
}

/**
 * Writes what comes behind what is here; returns how much is here then. A line that breaks leaves what came, to go on
 * from. Throws Refusal: upload_elsewhere (with `at`) when the sender is at another place, upload_too_long.
 */
export async function appendUpload(
	{ path, bytes, at }: Upload<unknown>,
	from: number,
	parts: AsyncIterable<Uint8Array>
): Promise<number> {
	if (from !== at) throw new Refusal('upload_elsewhere', { at });
	const file = await open(path, 'r+');
	let end = at;
	try {
		for await (const part of parts) {
			if (end + part.byteLength > bytes) throw new Refusal('upload_too_long');
			// At its own place: of two that send the same part, each writes the same.
			await file.write(part, 0, part.byteLength, end);
			end += part.byteLength;
		}
	} finally {
		await file.close();
	}
	return end;
}

/** Says what a whole upload became, for a sender who missed the answer. */
export async function finishUpload({ path, bytes, about }: Upload<unknown>, became: unknown): Promise<void> {
	await writeFile(`${path}.json`, JSON.stringify({ bytes, about, became }), { mode: 0o600 });
	await rm(path, { force: true });
}

/** Nothing of it is left. */
export async function dropUpload({ path }: Upload<unknown>): Promise<void> {
	for (const part of [path, `${path}.json`, `${path}.d`]) await rm(part, { force: true, recursive: true });
}

function incoming(): string {
	return join(filesDirectory(), 'incoming');
}

/** Whoever guesses an id finds nothing: the place is the owner's. */
function pathOf(owner: string, id: string): string {
	return join(incoming(), `${markOf(owner)}.${id}`);
}

function markOf(owner: string): string {
	return createHash('sha256').update(owner).digest('hex').slice(0, 16);
}

/** By the clock: a hub to which nobody sends anything more is swept too. */
export async function sweepUploads(now: Date): Promise<void> {
	const directory = incoming();
	await mkdir(directory, { recursive: true, mode: 0o700 });
	await sweep(directory, now);
}

/** Drops what nobody goes on with; returns the names of the bytes that stay. */
async function sweep(directory: string, now: Date): Promise<string[]> {
	const kept: string[] = [];
	for (const name of await readdir(directory)) {
		const found = await stat(join(directory, name)).catch(() => null);
		if (!found) continue;
		if (now.getTime() - found.mtimeMs > staleAfter)
			await rm(join(directory, name), { force: true, recursive: true });
		else if (!/\.(?:json|d)$/u.test(name)) kept.push(name);
	}
	return kept;
}
