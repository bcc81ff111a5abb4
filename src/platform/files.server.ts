import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { inArray, sql } from 'drizzle-orm';
import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { db, type Writer } from './database.server.ts';
import { NotFound, Refusal } from './errors.ts';
import { fileKindOf, fileKinds, refusalToServeSvg, type FileKind } from './file-kind.ts';

export type Stored = { sha256: string; type: FileKind; bytes: number };

const storedFile = pgTable('stored_file', {
	sha256: text().primaryKey(),
	type: text().$type<FileKind>().notNull(),
	bytes: bigint({ mode: 'number' }).notNull()
});

/** Where the bytes lie: `files/` in the hub's directory, two letters a folder. Several processes share it. */
export function filesDirectory(): string {
	return join(resolve(process.env['HUB_DATA'] ?? 'hub-data'), 'files');
}

function pathOf(sha256: string): string {
	return join(filesDirectory(), sha256.slice(0, 2), sha256);
}

/**
 * Keeps the bytes under their SHA-256; the same bytes twice are one file. On disk before the row is: an undone
 * transaction leaves at most bytes that no row names. Throws Refusal: file_empty, file_kind_refused, file_too_large, svg_unsafe.
 */
export async function putFile(tx: Writer, bytes: Uint8Array): Promise<Stored> {
	const type = await kindOf(bytes);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const stored = { sha256, type, bytes: bytes.byteLength };
	await write(pathOf(sha256), bytes);
	await tx.insert(storedFile).values(stored).onConflictDoNothing();
	return stored;
}

/** What the bytes are, by looking at them. Throws as `putFile` does. */
export async function kindOf(bytes: Uint8Array): Promise<FileKind> {
	if (bytes.byteLength === 0) throw new Refusal('file_empty');
	const { fileTypeFromBuffer } = await import('file-type');
	const detected = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
	const type =
		detected === undefined || detected === 'application/xml' ? textKind(bytes) : fileKindOf(detected);
	if (type === null) throw new Refusal('file_kind_refused', { type: detected ?? 'unknown' });
	const { megabytes } = fileKinds[type];
	if (bytes.byteLength > megabytes * 1024 * 1024) throw new Refusal('file_too_large', { megabytes });
	return type;
}

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

/** Throws NotFound for bytes the hub does not keep. */
export async function findFile(sha256: string): Promise<Stored> {
	const [found] = /^[0-9a-f]{64}$/u.test(sha256)
		? await db
				.select()
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
		.select()
		.from(storedFile)
		.orderBy(sql`sha256`);
}

/** Where a file's bytes lie, for a backup. */
export { pathOf as storedPath };
