import { findEvidence } from '#events/index.server.ts';
import { lookHere, numberOf } from '../../../../../../../plans/looking.server.ts';
import type { RequestHandler } from './$types';

/** A file that shows how a plan goes, for who may read the plan. Always taken away, never opened here. */
export const GET: RequestHandler = async (request) => {
	const { event, viewer } = await lookHere(request);
	const { name, type, bytes } = await findEvidence(
		viewer,
		event.id,
		numberOf(request.params.number),
		request.params.report
	);
	return new Response(Uint8Array.from(bytes), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
};
