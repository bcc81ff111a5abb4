import { howFar, sendPart, stopSending } from '#courses/index.server.ts';
import { Forbidden } from '#platform/index.ts';
import { answer, isForeign } from '../answer.server.ts';
import type { RequestHandler } from './$types';

/** Where to go on, after a line that broke. */
export const GET: RequestHandler = ({ locals, params }) => answer(() => howFar(locals.actor, params.id));

/** The part that begins at `at`. It is written while it comes; what came before a line broke stays. */
export const PUT: RequestHandler = ({ locals, params, request, url }) =>
	answer(async () => {
		if (isForeign(request, url)) throw new Forbidden('upload');
		const at = Number(url.searchParams.get('at') ?? '0');
		return sendPart(locals.actor, params.id, at, partsOf(request));
	});

export const DELETE: RequestHandler = ({ locals, params, request, url }) =>
	answer(async () => {
		if (isForeign(request, url)) throw new Forbidden('upload');
		await stopSending(locals.actor, params.id);
		return {};
	});

async function* partsOf(request: Request): AsyncGenerator<Uint8Array> {
	if (request.body) yield* request.body as unknown as AsyncIterable<Uint8Array>;
}
