import { json } from '@sveltejs/kit';
import { receive } from '#training/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { log } from '#platform/index.server.ts';
import type { RequestHandler } from './$types';

/** A device sends half of this at a time, unless one answer is longer. */
const longest = 1_000_000;

const refused = (status: number, code: string): Response =>
	json({ code }, { status, headers: { 'cache-control': 'no-store' } });

/**
 * What a learner's device kept: a list of statements, and whose they are, so that somebody else who signed in on the
 * same device does not send them as theirs. Answers with what the device may forget. Only our own pages may ask: a form
 * of another page cannot be JSON, and its scripts are not let in by any header of ours.
 */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const origin = request.headers.get('origin');
	if (origin !== null && origin !== url.origin) return refused(403, 'foreign_origin');
	if (request.headers.get('sec-fetch-site') === 'cross-site') return refused(403, 'foreign_origin');
	if (!/^application\/json\b/iu.test(request.headers.get('content-type') ?? ''))
		return refused(415, 'statements_unreadable');
	if (locals.actor.kind !== 'person') return refused(401, 'signed_out');
	if (Number(request.headers.get('content-length') ?? 0) > longest)
		return refused(413, 'statements_too_large');
	const text = await request.text();
	if (text.length > longest) return refused(413, 'statements_too_large');
	const body = parsed(text);
	const whose = (body as { person?: unknown } | null)?.person;
	if (typeof whose === 'string' && whose !== locals.actor.id) return refused(409, 'other_person');
	try {
		const received = await receive(locals.actor, body, locals.now);
		if (received.refused.length > 0) log.warn({ count: received.refused.length }, 'statements were refused');
		return json(received, { headers: { 'cache-control': 'no-store' } });
	} catch (error) {
		if (error instanceof Refusal) return refused(422, error.code);
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
