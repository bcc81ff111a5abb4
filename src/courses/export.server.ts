import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { zipSync, type ZippableFile } from 'fflate';
import type { Actor } from '#people/index.ts';
import { readStored } from '#platform/index.server.ts';
import type { CourseId } from './content.ts';
import { openCourse, readWritten } from './course.server.ts';
import { writeFolder } from './folder-writing.ts';
import type { RawFolder } from './folder-files.server.ts';

/** A course as its folder: importing it, here or in another hub, gives the same course. */
export async function exportCourse(actor: Actor, id: CourseId): Promise<RawFolder> {
	const { texts, media } = writeFolder(await readWritten(await openCourse(actor, 'see', id)));
	const raw: RawFolder = new Map([...texts].map(([path, text]) => [path, new TextEncoder().encode(text)]));
	for (const [name, file] of media) raw.set(`files/${name}`, await buffer(readStored(file.sha256)));
	return raw;
}

/** Writes a folder to the disk. */
export async function writeDirectory(root: string, raw: RawFolder): Promise<void> {
	for (const [path, bytes] of raw) {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), bytes);
	}
}

/** The same bytes for the same folder. */
export function zipOf(raw: RawFolder): Uint8Array {
	const mtime = new Date('2000-01-01T00:00:00');
	const files = [...raw].sort(([a], [b]) => (a < b ? -1 : 1));
	// Sound and pictures are packed already: to try again takes seconds and saves nothing.
	const packed = ([path, bytes]: [string, Uint8Array]): [string, ZippableFile] =>
		path.startsWith('files/') ? [path, [bytes, { level: 0 }]] : [path, bytes];
	return zipSync(Object.fromEntries(files.map(packed)), { mtime });
}
