import type { Actor } from '#people/index.ts';
import { contributesTo } from '#people/index.ts';
import { fileKinds, Forbidden, Refusal } from '#platform/index.ts';
import {
	appendUpload,
	beginUpload,
	dropUpload,
	findUpload,
	finishUpload,
	putFileAt,
	transaction,
	type Upload,
	type UploadId
} from '#platform/index.server.ts';
import type { CourseId, StoredFile } from './content.ts';
import { courseIdOf, openCourse } from './course.server.ts';
import { fileFits, filesFor, type FileUse } from './file-use.ts';
import { withZipAt, type FilesByPath } from './folder-files.server.ts';
import { keyFrom } from './key.ts';
import { mayBegin } from './policy.ts';

/** What a file is sent for: one use in a course, or to bring in a course. */
export type Sending = { use: FileUse; course: string; name: string } | { use: 'folder'; name: string };
type About = { use: FileUse; course: CourseId; name: string } | { use: 'folder'; name: string };

/** How far an upload is; `file`: what it became, when it was whole. */
export type Sent = { id: UploadId; at: number; bytes: number; file: StoredFile | null };

export const longestFolderZip = 500;
const megabyte = 1024 * 1024;

/**
 * Begins to take a file of so many bytes. Throws Forbidden, NotFound; Refusal: file_empty, file_too_large, no_room,
 * too_many_uploads.
 */
export async function beginSending(actor: Actor, sending: Sending, bytes: number, now: Date): Promise<Sent> {
	const owner = ownerOf(actor);
	const about = await governed(actor, sending);
	const megabytes = sending.use === 'folder' ? longestFolderZip : filesFor(sending.use).megabytes;
	if (bytes > megabytes * megabyte) throw new Refusal('file_too_large', { megabytes });
	return { id: await beginUpload(owner, bytes, about, now), at: 0, bytes, file: null };
}

async function governed(actor: Actor, sending: Sending): Promise<About> {
	const name = sending.name.slice(0, 300);
	if (sending.use === 'folder') {
		if (!mayBegin(actor, contributesTo(actor))) throw new Forbidden('course.import');
		return { use: 'folder', name };
	}
	const course = await courseIdOf(sending.course);
	await openCourse(actor, 'write', course);
	return { use: sending.use, course, name };
}

/**
 * Takes the next part. With the last one, a file for a course is looked at and kept; one that may not be kept leaves
 * nothing. Throws as `beginSending` does; Refusal: upload_elsewhere, upload_too_long, and as `keepFile` does.
 */
export async function sendPart(
	actor: Actor,
	id: string,
	from: number,
	parts: AsyncIterable<Uint8Array>
): Promise<Sent> {
	const upload = await findUpload<About>(ownerOf(actor), id);
	if (upload.became !== null) return sentOf(upload);
	const at = await appendUpload(upload, from, parts).catch(async (error: unknown) => {
		if (error instanceof Refusal && error.code === 'upload_too_long') await dropUpload(upload);
		throw error;
	});
	const file = at === upload.bytes ? await keepWhole(actor, upload) : null;
	return { id: upload.id, at, bytes: upload.bytes, file };
}

async function keepWhole(actor: Actor, upload: Upload<About>): Promise<StoredFile | null> {
	const { about, path } = upload;
	if (about.use === 'folder') return null;
	const { use, course, name } = about;
	try {
		const file = await transaction(async (tx): Promise<StoredFile> => {
			await openCourse(actor, 'write', course, tx);
			const { sha256, type, bytes } = await putFileAt(tx, path);
			if (!fileFits(use, type)) throw new Refusal('file_of_another_kind', { type });
			const base = keyFrom(name.replace(/\.[^.]*$/u, ''), 'file', new Set());
			return { sha256, type, bytes, name: `${base}.${fileKinds[type].ending}` };
		});
		await finishUpload(upload, file);
		return file;
	} catch (error) {
		await dropUpload(upload);
		throw error;
	}
}

/** How far it is: where to go on. Throws NotFound. */
export async function howFar(actor: Actor, id: string): Promise<Sent> {
	return sentOf(await findUpload<About>(ownerOf(actor), id));
}

export async function stopSending(actor: Actor, id: string): Promise<void> {
	await dropUpload(await findUpload<About>(ownerOf(actor), id));
}

/**
 * Works on a zip that was sent whole, unpacked on the disk for as long as it takes. `last`: it is not needed again,
 * whatever comes of it.
 */
export async function withFolderSent<Result>(
	actor: Actor,
	id: string,
	last: boolean,
	work: (folder: FilesByPath, name: string) => Promise<Result>
): Promise<Result> {
	const upload = await findUpload<About>(ownerOf(actor), id);
	if (upload.about.use !== 'folder' || upload.at !== upload.bytes)
		throw new Refusal('file_needed', { field: 'file' });
	const { name } = upload.about;
	let keep = !last;
	try {
		return await withZipAt(upload.path, `${upload.path}.d`, (folder) => work(folder, name));
	} catch (error) {
		// One that says something wrong will be sent anew.
		if (error instanceof Refusal) keep = false;
		throw error;
	} finally {
		if (!keep) await dropUpload(upload);
	}
}

function sentOf({ id, at, bytes, became }: Upload<About>): Sent {
	return { id, at, bytes, file: became as StoredFile | null };
}

function ownerOf(actor: Actor): string {
	if (actor.kind !== 'person') throw new Forbidden('upload');
	return actor.id;
}
