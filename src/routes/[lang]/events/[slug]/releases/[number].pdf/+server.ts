import { findRelease, openEvent } from '#events/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { pdfResponse } from '../../../pdf.server.ts';
import type { RequestHandler } from './$types';

/** One release by its number, for printing. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const event = await openEvent(locals.actor, 'see', params.slug);
	if (!/^[1-9]\d{0,5}$/u.test(params.number)) throw new NotFound('release');
	const release = await findRelease(event.id, Number(params.number));
	return pdfResponse(event, release, locals.language, locals.now);
};
