import { json } from '@sveltejs/kit';
import { receiveCheckIns, saidSince } from '#events/index.server.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { log } from '#platform/index.server.ts';
import type { RequestHandler } from './$types';

/** Two hundred lines are about 60 kB. */
const longest = 1_000_000;

const refused = (status: number, code: string): Response =>
	json({ code }, { status, headers: { 'cache-control': 'no-store' } });

/**
 * What a device at the door kept. Answers with what the hub has now, what it does not take, and what others said since.
 * Only our own pages may ask: a form of another page cannot be JSON.
 */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	const origin = request.headers.get('origin');
	if (origin !== null && origin !== url.origin) return refused(403, 'foreign_origin');
	if (request.headers.get('sec-fetch-site') === 'cross-site') return refused(403, 'foreign_origin');
	if (!/^application\/json\b/iu.test(request.headers.get('content-type') ?? ''))
		return refused(415, 'unreadable');
	if (locals.actor.kind !== 'person') return refused(401, 'signed_out');
	const text = await request.text();
	if (text.length > longest) return refused(413, 'too_large');
	const body = parsed(text);
	const since = new Date(String((body as { since?: unknown } | null)?.since ?? ''));
	if (Number.isNaN(since.getTime())) return refused(422, 'unreadable');
	try {
		const received = await receiveCheckIns(locals.actor, params.event, body, locals.now);
		if (received === null) return refused(422, 'unreadable');
		if (received.refused.length > 0) log.warn({ count: received.refused.length }, 'check-ins were refused');
		const said = await saidSince(locals.actor, params.event, since);
		return json(
			{ ...received, said, asOf: locals.now.toISOString() },
			{ headers: { 'cache-control': 'no-store' } }
		);
	} catch (error) {
		if (error instanceof Refusal) return refused(422, error.code);
		if (error instanceof Forbidden) return refused(403, 'forbidden');
		if (error instanceof NotFound) return refused(404, 'not_found');
		throw error;
	}
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
