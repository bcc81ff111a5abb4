import { Readable } from 'node:stream';
import { findFile, readStored } from '#platform/index.server.ts';
import { rangeOf } from '#platform/index.ts';
import { attachment } from '../../attachment.ts';
import type { RequestHandler } from './$types';

/** Opened in the page itself; everything else is saved: a document is somebody else's program. */
const shown = /^(image|audio|video)\/|^text\/vtt$/u;

/**
 * A file by what is in it: its address never means another, so it is kept for a year. It can run nothing and fetch
 * nothing, whatever it is, and is never a page of ours.
 */
const serve: RequestHandler = async ({ params, request }) => {
	const { sha256, type, bytes } = await findFile(params.sha256);
	const etag = `"${sha256}"`;
	const headers = new Headers({
		'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
		'content-disposition': attachment(params.name, shown.test(type) ? 'inline' : 'attachment'),
		'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
		'x-content-type-options': 'nosniff',
		'accept-ranges': 'bytes',
		'cache-control': 'public, max-age=31536000, immutable',
		etag
	});
	if (tags(request.headers.get('if-none-match')).includes(etag))
		return new Response(null, { status: 304, headers });
	// Of another version: it has none, its name would be another.
	// Text is small, and goes out compressed: its parts would be those of something else.
	const whole = type.startsWith('text/') || type === 'image/svg+xml';
	const ranged = !whole && [null, etag].includes(request.headers.get('if-range'));
	const range = ranged ? rangeOf(request.headers.get('range'), bytes) : null;
	if (range === 'unsatisfiable') {
		headers.set('content-range', `bytes */${bytes}`);
		return new Response(null, { status: 416, headers });
	}
	headers.set('content-length', String(range ? range.end - range.start + 1 : bytes));
	if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
	const body = request.method === 'HEAD' ? null : Readable.toWeb(readStored(sha256, range));
	return new Response(body as ReadableStream | null, { status: range ? 206 : 200, headers });
};

export const GET = serve;
export const HEAD = serve;

function tags(header: string | null): string[] {
	return (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
}
