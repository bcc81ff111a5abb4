import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { inArray, sql } from 'drizzle-orm';
import { bigint, boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { db, type Writer } from './database.server.ts';
import { NotFound, Refusal } from './errors.ts';
import { fileKindOf, fileKinds, refusalToServeSvg, type FileKind } from './file-kind.ts';

export type Stored = { sha256: string; type: FileKind; bytes: number };

export const storedFile = pgTable('stored_file', {
	sha256: text().primaryKey(),
	type: text().$type<FileKind>().notNull(),
	bytes: bigint({ mode: 'number' }).notNull(),
	/** When it was last put: what nobody saved in anything is kept for a day from then (file-sweep.server.ts). */
	storedAt: timestamp('stored_at', { withTimezone: true }).notNull().defaultNow(),
	/** Whoever knows its address opens it. Else only the row that keeps it answers for it, by whom it belongs to. */
	open: boolean().notNull().default(true)
});
const shown = { sha256: storedFile.sha256, type: storedFile.type, bytes: storedFile.bytes };

/** Where the bytes lie: `files/` in the hub's directory, two letters a folder. Several processes share it. */
export function filesDirectory(): string {
	return join(resolve(process.env['HUB_DATA'] ?? 'hub-data'), 'files');
}

function pathOf(sha256: string): string {
	return join(filesDirectory(), sha256.slice(0, 2), sha256);
}

/**
 * Keeps the bytes under their SHA-256; the same bytes twice are one file. On disk before the row is seen: an undone
 * transaction leaves at most bytes that no row names. `open: false`: not under `/files/`, unless somebody else put the same
 * bytes there. Throws Refusal: file_empty, file_kind_refused, file_too_large, svg_unsafe.
 */
export async function putFile(tx: Writer, bytes: Uint8Array, { open = true } = {}): Promise<Stored> {
	const type = await kindOf(bytes);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const stored = { sha256, type, bytes: bytes.byteLength };
	await keepRow(tx, stored, open);
	await write(pathOf(sha256), bytes);
	return stored;
}

/**
 * Keeps a file that lies on the same disk, by moving it: however large, it is never in memory whole. Throws as `putFile`
 * does; then it lies where it lay.
 */
export async function putFileAt(tx: Writer, path: string): Promise<Stored> {
	const stored = await look(path);
	const to = pathOf(stored.sha256);
	await mkdir(dirname(to), { recursive: true, mode: 0o700 });
	const file = await open(path, 'r+');
	await file.sync().finally(() => file.close());
	await keepRow(tx, stored);
	await rename(path, to);
	return stored;
}

/** Before the bytes are written: whoever sweeps the same file waits until they are there, and then leaves it. */
async function keepRow(tx: Writer, stored: Stored, open = true): Promise<void> {
	const set = { storedAt: sql`now()`, open: sql`${storedFile.open} or excluded.open` };
	await tx
		.insert(storedFile)
		.values({ ...stored, open })
		.onConflictDoUpdate({ target: storedFile.sha256, set });
}

/** What would be kept of a file on the disk: nothing is. Throws as `putFile` does. */
export async function look(path: string): Promise<Stored> {
	const type = await kindOfFile(path);
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
		hash.update(part as Buffer);
		bytes += (part as Buffer).byteLength;
	}
	return { sha256: hash.digest('hex'), type, bytes };
}

/** What the bytes are, by looking at them. Throws as `putFile` does. */
export async function kindOf(bytes: Uint8Array): Promise<FileKind> {
	const { fileTypeFromBuffer } = await import('file-type');
	const detected = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
	return kindBy(detected, bytes.byteLength, () => bytes);
}

async function kindOfFile(path: string): Promise<FileKind> {
	const { fileTypeFromFile } = await import('file-type');
	const detected = (await fileTypeFromFile(path).catch(() => undefined))?.mime;
	return kindBy(detected, (await stat(path)).size, () => readFile(path));
}

async function kindBy(
	detected: string | undefined,
	bytes: number,
	read: () => Uint8Array | Promise<Uint8Array>
): Promise<FileKind> {
	if (bytes === 0) throw new Refusal('file_empty');
	const unmarked = detected === undefined || detected === 'application/xml';
	// What has no mark and is longer than any text is nothing we know.
	const type = !unmarked ? fileKindOf(detected) : bytes <= longestText ? textKind(await read()) : null;
	if (type === null) throw new Refusal('file_kind_refused', { type: detected ?? 'unknown' });
	const { megabytes } = fileKinds[type];
	if (bytes > megabytes * 1024 * 1024) throw new Refusal('file_too_large', { megabytes });
	return type;
}

const longestText = 20 * 1024 * 1024;

/** Text has no mark of its own: a drawing and captions are told by how they begin, tables by their commas, the rest is plain. */
function textKind(bytes: Uint8Array): FileKind | null {
	let words: string;
	try {
		words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
	if (/[^\P{Cc}\t\n\v\f\r]/u.test(words)) return null;
	if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/iu.test(words)) {
		if (refusalToServeSvg(words)) throw new Refusal('svg_unsafe');
		return 'image/svg+xml';
	}
	if (/^\uFEFF?WEBVTT(?:\s|$)/u.test(words)) return 'text/vtt';
	if (/^\s*<(?:!doctype|html|script|\?xml)/iu.test(words)) return null;
	return 'text/plain';
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
	if ((await stat(path).catch(() => null))?.size === bytes.byteLength) return;
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const partial = `${path}.${randomUUID()}`;
	try {
		const file = await open(partial, 'wx', 0o600);
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(partial, path);
	} catch (error) {
		await rm(partial, { force: true });
		throw error;
	}
}

/** A file that anybody may open. Throws NotFound, also for one that is not open. */
export async function findFile(sha256: string): Promise<Stored> {
	const { open, ...found } = await findStored(sha256);
	if (!open) throw new NotFound('file');
	return found;
}

/** Any file: the caller has asked who may see it. Throws NotFound for bytes the hub does not keep. */
export async function findStored(sha256: string): Promise<Stored & { open: boolean }> {
	const [found] = /^[0-9a-f]{64}$/u.test(sha256)
		? await db
				.select({ ...shown, open: storedFile.open })
				.from(storedFile)
				.where(inArray(storedFile.sha256, [sha256]))
		: [];
	if (!found) throw new NotFound('file');
	return found;
}

/** The bytes from `start` to `end`, inclusive. */
export function readStored(sha256: string, range: { start: number; end: number } | null = null): ReadStream {
	return createReadStream(pathOf(sha256), range ?? {});
}

/** Every file the hub keeps: for a backup, and to find what is missing on the disk. */
export async function listStored(): Promise<Stored[]> {
	return db
		.select(shown)
		.from(storedFile)
		.orderBy(sql`sha256`);
}

/** Where a file's bytes lie, for a backup. */
export { pathOf as storedPath };
