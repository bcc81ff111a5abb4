import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { Refusal } from '#platform/index.ts';
import { kindOf, putFile, type Writer } from '#platform/index.server.ts';
import type { StoredFile } from './content.ts';
import type { Folder } from './reading.ts';

/** A course's folder as bytes, by path. */
export type RawFolder = Map<string, Uint8Array>;

const mostFiles = 5_000;
const mostBytes = 1024 * 1024 * 1024;
const longestText = 2 * 1024 * 1024;

/** Reads a folder from the disk. Throws Refusal for links, and for more than a course can be. */
export async function readDirectory(root: string): Promise<RawFolder> {
	const folder: RawFolder = new Map();
	let bytes = 0;
	const walk = async (path: string): Promise<void> => {
		for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
			if (entry.name.startsWith('.')) continue;
			const name = path === '' ? entry.name : `${path}/${entry.name}`;
			if (entry.isDirectory()) await walk(name);
			else if (!entry.isFile()) throw new Refusal('folder_has_links', { path: name });
			else {
				bytes += (await lstat(join(root, name))).size;
				if (folder.size >= mostFiles || bytes > mostBytes) throw new Refusal('folder_too_large');
				folder.set(name, await readFile(join(root, name)));
			}
		}
	};
	await walk('');
	return folder;
}

/**
 * Reads a zip, counting what comes out of it rather than believing what it says. Throws Refusal for what is no zip, for a
 * bomb, and for a path that leads outside. One folder around everything is left out.
 */
export function readZip(zip: Uint8Array): RawFolder {
	if (zip[0] !== 0x50 || zip[1] !== 0x4b || !endsAsZip(zip)) throw new Refusal('not_a_zip');
	const folder: RawFolder = new Map();
	let bytes = 0;
	// The first refusal is the reason; what the library says after it is not.
	let refused: Refusal | null = null;
	const refuse = (code: string, path?: string): Refusal =>
		(refused ??= new Refusal(code, path === undefined ? {} : { path: path.slice(0, 200) }));
	const unzip = new Unzip((file) => {
		const path = file.name;
		if (path.endsWith('/')) return;
		if (!isInside(path)) throw refuse('zip_path_refused', path);
		if (folder.size >= mostFiles) throw refuse('folder_too_large');
		const parts: Uint8Array[] = [];
		file.ondata = (error, part, last) => {
			if (error) throw refuse('not_a_zip');
			bytes += part.byteLength;
			if (bytes > mostBytes || bytes > zip.byteLength * 200 + longestText) throw refuse('folder_too_large');
			parts.push(part);
			if (last) {
				if (folder.has(path)) throw refuse('zip_path_refused', path);
				folder.set(path, Buffer.concat(parts));
			}
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	unzip.register(UnzipPassThrough);
	try {
		// In pieces, so that a bomb is noticed while it swells.
		for (let at = 0; at < zip.byteLength; at += 65_536)
			unzip.push(zip.subarray(at, at + 65_536), at + 65_536 >= zip.byteLength);
	} catch (error) {
		throw error instanceof Refusal ? (refused ?? error) : refuse('not_a_zip');
	}
	return withoutOuterFolder(folder);
}

/** Its list of contents stands last: cut off between two files, half a course would be taken for a whole one. */
function endsAsZip(zip: Uint8Array): boolean {
	const end = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength).subarray(-65_557);
	return end.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) >= 0;
}

/** Relative, forward, and of names that every system can write. */
function isInside(path: string): boolean {
	return (
		path.length <= 400 &&
		!/[\p{Cc}\\:]/u.test(path) &&
		path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
	);
}

function withoutOuterFolder(folder: RawFolder): RawFolder {
	const kept = [...folder].filter(
		([path]) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
	);
	const first = kept[0]?.[0].split('/')[0];
	const wrapped = first !== undefined && kept.every(([path]) => path.startsWith(`${first}/`));
	return new Map(wrapped ? kept.map(([path, bytes]) => [path.slice(first.length + 1), bytes]) : kept);
}

/** Stores the files of `files/`, and reads the rest as text. Throws Refusal for what is not UTF-8 or may not be served. */
export function storeFolder(tx: Writer, raw: RawFolder): Promise<Folder> {
	return folderOf(raw, (bytes) => putFile(tx, bytes));
}

/** The same, where nothing is stored: to look at a folder before it is brought in. */
export function lookAtFolder(raw: RawFolder): Promise<Folder> {
	return folderOf(raw, async (bytes) => ({
		sha256: createHash('sha256').update(bytes).digest('hex'),
		type: await kindOf(bytes),
		bytes: bytes.byteLength
	}));
}

type Keep = (bytes: Uint8Array) => Promise<Omit<StoredFile, 'name'>>;

async function folderOf(raw: RawFolder, keep: Keep): Promise<Folder> {
	const texts = new Map<string, string>();
	const media = new Map<string, StoredFile>();
	for (const [path, bytes] of raw) {
		const name = /^files\/([^/]+)$/u.exec(path)?.[1];
		if (name !== undefined) media.set(name, await named(keep, name, bytes));
		else texts.set(path, textOf(path, bytes));
	}
	return { texts, media };
}

async function named(keep: Keep, name: string, bytes: Uint8Array): Promise<StoredFile> {
	try {
		return { ...(await keep(bytes)), name };
	} catch (error) {
		if (error instanceof Refusal) throw new Refusal(error.code, { ...error.details, path: `files/${name}` });
		throw error;
	}
}

function textOf(path: string, bytes: Uint8Array): string {
	if (bytes.byteLength > longestText) throw new Refusal('file_too_large', { megabytes: 2, path });
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		if (!text.includes('\u0000')) return text;
	} catch {
		// said below
	}
	throw new Refusal('file_not_utf8', { path });
}
