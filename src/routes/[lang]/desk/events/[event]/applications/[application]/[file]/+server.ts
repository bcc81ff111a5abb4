import { findAttachment } from '#events/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import type { RequestHandler } from './$types';

/** An attachment, for whoever manages the event, kept by nobody on the way. It can run nothing, whatever it is. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const id = idFrom<'Application'>(params.application);
	const field = idFrom<'FormField'>(params.file);
	if (!id || !field) throw new NotFound('attachment');
	const { name, type, bytes } = await findAttachment(locals.actor, params.event, id, field);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-length': String(bytes.byteLength),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, '_')}`,
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex',
			'cache-control': 'private, no-store'
		}
	});
};
