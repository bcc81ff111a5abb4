import type { Actor } from '#people/index.ts';
import { fileKinds, NotFound, Refusal } from '#platform/index.ts';
import { findFile, putFile, transaction } from '#platform/index.server.ts';
import type { CourseId, StoredFile } from './content.ts';
import { openCourse } from './course.server.ts';
import { fileFits, type FileUse } from './file-use.ts';
import { keyFrom } from './key.ts';

/**
 * Keeps a file for a course, by what its bytes are, for one use. Its name becomes one that every system can write.
 * Throws NotFound, Forbidden; Refusal: file_empty, file_kind_refused, file_too_large, svg_unsafe, file_of_another_kind.
 */
export async function keepFile(
	actor: Actor,
	courseId: CourseId,
	use: FileUse,
	{ name, bytes }: { name: string; bytes: Uint8Array }
): Promise<StoredFile> {
	return transaction(async (tx) => {
		await openCourse(actor, 'write', courseId, tx);
		const { sha256, type, bytes: length } = await putFile(tx, bytes);
		if (!fileFits(use, type)) throw new Refusal('file_of_another_kind', { type });
		const base = keyFrom(name.replace(/\.[^.]*$/u, ''), 'file', new Set());
		return { sha256, type, bytes: length, name: `${base}.${fileKinds[type].ending}` };
	});
}

/**
 * A file that was sent before its form was (uploading.server.ts). Throws Refusal: file_of_another_kind, and file_swept when
 * the form came so late that the file is gone.
 */
export async function findKept(
	use: FileUse,
	{ sha256, name }: { sha256: string; name: string }
): Promise<StoredFile> {
	const { type, bytes } = await findFile(sha256).catch((error: unknown) => {
		throw error instanceof NotFound ? new Refusal('file_swept') : error;
	});
	if (!fileFits(use, type)) throw new Refusal('file_of_another_kind', { type });
	const base = keyFrom(name.replace(/\.[^.]*$/u, ''), 'file', new Set());
	return { sha256, type, bytes, name: `${base}.${fileKinds[type].ending}` };
}
