import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Refusal } from '#platform/index.ts';

/** More than that is for the command line, which reads from the disk and shows how far it is. */
export const megabytes = 8;
const longest = megabytes * 1024 * 1024;

/** The file a form sent. Throws Refusal('file_needed' | 'file_too_large'). */
export async function fileFrom(form: FormData): Promise<{ name: string; content: Uint8Array }> {
	const file = form.get('file');
	if (!(file instanceof File) || file.size === 0) throw new Refusal('file_needed', { field: 'file' });
	if (file.size > longest) throw new Refusal('file_too_large', { megabytes, field: 'file' });
	return { name: file.name.slice(0, 200), content: new Uint8Array(await file.arrayBuffer()) };
}

/** A file small enough to stand in the page until it is imported or dropped: nothing of it is kept here meanwhile. */
export async function packed(content: Uint8Array): Promise<string> {
	return (await promisify(gzip)(content)).toString('base64');
}

/** What `packed` made, as the page sent it back. Throws Refusal('file_needed'). */
export async function unpacked(sent: FormDataEntryValue | null): Promise<Uint8Array> {
	const bytes = Buffer.from(typeof sent === 'string' ? sent : '', 'base64');
	return promisify(gunzip)(bytes, { maxOutputLength: longest }).catch(() => {
		throw new Refusal('file_needed', { field: 'file' });
	});
}
