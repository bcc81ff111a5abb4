import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { lstat, mkdir, open as openFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { Refusal } from '#platform/index.ts';
import { kindOf, look, putFile, putFileAt, type Writer } from '#platform/index.server.ts';
import type { StoredFile } from './content.ts';
import type { Folder } from './reading.ts';

/** A course's folder as bytes, by path. */
export type RawFolder = Map<string, Uint8Array>;
/** The same, of which some lies on the disk; what is kept of it is moved from there. */
export type FilesByPath = Map<string, RawFile>;
type RawFile = Uint8Array | { path: string };

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
	const unpacking = new Unpacking(zip.byteLength, (path) => {
		const parts: Uint8Array[] = [];
		return {
			write: (part) => parts.push(part),
			end: () => folder.set(path, Buffer.concat(parts))
		};
	});
	// In pieces, so that a bomb is noticed while it swells.
	for (let at = 0; at < zip.byteLength; at += 65_536)
		unpacking.push(zip.subarray(at, at + 65_536), at + 65_536 >= zip.byteLength);
	return withoutOuterFolder(folder);
}

/**
 * The same of a zip on the disk, whose media are unpacked into a directory of their own while the work lasts: neither is
 * in memory whole.
 */
export async function withZipAt<Result>(
	zip: string,
	into: string,
	work: (folder: FilesByPath) => Promise<Result>
): Promise<Result> {
	const { size } = await stat(zip);
	await refuseUnlessZip(zip, size);
	await mkdir(into, { recursive: true, mode: 0o700 });
	const folder: FilesByPath = new Map();
	const open: number[] = [];
	try {
		const unpacking = new Unpacking(size, (path) => {
			if (!/(?:^|\/)files\/[^/]+$/u.test(path)) return inMemory(path, (bytes) => folder.set(path, bytes));
			const place = join(into, String(folder.size));
			folder.set(path, { path: place });
			const file = openSync(place, 'wx', 0o600);
			open.push(file);
			return {
				write: (part) => void writeSync(file, part),
				end: () => closeSync(open.splice(open.indexOf(file), 1)[0] ?? file)
			};
		});
		let read = 0;
		for await (const part of createReadStream(zip)) {
			read += (part as Buffer).byteLength;
			unpacking.push(part as Buffer, read >= size);
		}
		return await work(withoutOuterFolder(folder));
	} finally {
		for (const file of open) closeSync(file);
		await rm(into, { recursive: true, force: true });
	}
}

function inMemory(path: string, keep: (bytes: Uint8Array) => void): Sink {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	return {
		write: (part) => {
			bytes += part.byteLength;
			if (bytes > longestText) throw new Refusal('file_too_large', { megabytes: 2, path });
			parts.push(part);
		},
		end: () => keep(Buffer.concat(parts))
	};
}

type Sink = { write: (part: Uint8Array) => void; end: () => void };

/** A zip as it is read: every file in it goes where `sinkOf` says, and what a folder cannot be is refused at once. */
class Unpacking {
	private readonly unzip: Unzip;
	private readonly paths = new Set<string>();
	private bytes = 0;
	// The first refusal is the reason; what the library says after it is not.
	private refused: Refusal | null = null;

	constructor(zipBytes: number, sinkOf: (path: string) => Sink) {
		this.unzip = new Unzip((file) => {
			const path = file.name;
			if (path.endsWith('/')) return;
			if (!isInside(path) || this.paths.has(path)) throw this.refuse('zip_path_refused', path);
			if (this.paths.size >= mostFiles) throw this.refuse('folder_too_large');
			this.paths.add(path);
			const sink = sinkOf(path);
			file.ondata = (error, part, last) => {
				if (error) throw this.refuse('not_a_zip');
				this.bytes += part.byteLength;
				if (this.bytes > mostBytes || this.bytes > zipBytes * 200 + longestText)
					throw this.refuse('folder_too_large');
				this.into(sink, part, last);
			};
			file.start();
		});
		this.unzip.register(UnzipInflate);
		this.unzip.register(UnzipPassThrough);
	}

	push(part: Uint8Array, last: boolean): void {
		try {
			this.unzip.push(part, last);
		} catch (error) {
			throw error instanceof Refusal ? (this.refused ?? error) : this.refuse('not_a_zip');
		}
	}

	private into(sink: Sink, part: Uint8Array, last: boolean): void {
		try {
			sink.write(part);
			if (last) sink.end();
		} catch (error) {
			if (error instanceof Refusal) this.refused ??= error;
			throw error;
		}
	}

	private refuse(code: string, path?: string): Refusal {
		return (this.refused ??= new Refusal(code, path === undefined ? {} : { path: path.slice(0, 200) }));
	}
}

async function refuseUnlessZip(path: string, size: number): Promise<void> {
	const file = await openFile(path);
	try {
		const head = await file.read(Buffer.alloc(2), 0, 2, 0);
		const length = Math.min(size, 65_557);
		const tail = await file.read(Buffer.alloc(length), 0, length, size - length);
		if (head.buffer.toString('latin1') !== 'PK' || !endsAsZip(tail.buffer)) throw new Refusal('not_a_zip');
	} finally {
		await file.close();
	}
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

function withoutOuterFolder<File>(folder: Map<string, File>): Map<string, File> {
	const kept = [...folder].filter(
		([path]) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
	);
	const first = kept[0]?.[0].split('/')[0];
	const wrapped = first !== undefined && kept.every(([path]) => path.startsWith(`${first}/`));
	return new Map(wrapped ? kept.map(([path, file]) => [path.slice(first.length + 1), file]) : kept);
}

/** Stores the files of `files/`, and reads the rest as text. Throws Refusal for what is not UTF-8 or may not be served. */
export function storeFolder(tx: Writer, raw: FilesByPath): Promise<Folder> {
	return folderOf(raw, (file) => ('path' in file ? putFileAt(tx, file.path) : putFile(tx, file)));
}

/** The same, where nothing is stored: to look at a folder before it is brought in. */
export function lookAtFolder(raw: FilesByPath): Promise<Folder> {
	return folderOf(raw, async (file) =>
		'path' in file
			? look(file.path)
			: {
					sha256: createHash('sha256').update(file).digest('hex'),
					type: await kindOf(file),
					bytes: file.byteLength
				}
	);
}

type Keep = (file: RawFile) => Promise<Omit<StoredFile, 'name'>>;

async function folderOf(raw: FilesByPath, keep: Keep): Promise<Folder> {
	const texts = new Map<string, string>();
	const media = new Map<string, StoredFile>();
	for (const [path, file] of raw) {
		const name = /^files\/([^/]+)$/u.exec(path)?.[1];
		if (name !== undefined) media.set(name, await named(keep, name, file));
		else texts.set(path, textOf(path, 'path' in file ? await readFile(file.path) : file));
	}
	return { texts, media };
}

async function named(keep: Keep, name: string, file: RawFile): Promise<StoredFile> {
	try {
		return { ...(await keep(file)), name };
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
