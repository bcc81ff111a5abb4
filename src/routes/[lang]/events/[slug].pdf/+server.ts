import { lastRelease, openEvent } from '#events/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { pdfResponse } from '../pdf.server.ts';
import type { RequestHandler } from './$types';

/** The programme as it was released last, for printing. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const event = await openEvent(locals.actor, 'see', params.slug);
	const release = await lastRelease(event.id);
	if (!release) throw new NotFound('release');
	return pdfResponse(event, release, locals.language, locals.now);
};
