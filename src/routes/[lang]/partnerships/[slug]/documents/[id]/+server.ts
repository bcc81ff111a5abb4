import { Readable } from 'node:stream';
import { findDocument } from '#network/index.server.ts';
import { readStored } from '#platform/index.server.ts';
import { attachment } from '../../../../../files/attachment.ts';
import type { RequestHandler } from './$types';

/**
 * A document, to whoever may see its partnership. Saved and never shown, since it is somebody else's program; kept by
 * nobody on the way, so that it is gone when it is taken away.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { sha256, name, type, bytes } = await findDocument(locals.actor, params.slug, params.id);
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
};
