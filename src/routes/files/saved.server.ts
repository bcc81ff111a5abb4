import { Readable } from 'node:stream';
import { readStored } from '#platform/index.server.ts';
import { attachment } from './attachment.ts';

/**
 * A file to whoever may have it: the caller has asked. Saved and never shown, since it is somebody else's program; kept by
 * nobody on the way, so that it is gone when it is taken away.
 */
export function savedFile({
	sha256,
	name,
	type,
	bytes
}: {
	sha256: string;
	name: string;
	type: string;
	bytes: number;
}): Response {
	return new Response(Readable.toWeb(readStored(sha256)) as ReadableStream, {
		headers: {
			'content-type': type,
			'content-length': String(bytes),
			'content-disposition': attachment(name),
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
}
