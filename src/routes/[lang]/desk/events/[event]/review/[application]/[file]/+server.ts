import { attachmentToReview } from '#events/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { attachmentResponse } from '../../../applications/attachment.server.ts';
import type { RequestHandler } from './$types';

/** An attachment, for who reviews it: where the review is blind, only what the form lets be read so, and by a number. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const id = idFrom<'Application'>(params.application);
	const field = idFrom<'FormField'>(params.file);
	if (!id || !field) throw new NotFound('attachment');
	return attachmentResponse(await attachmentToReview(locals.actor, params.event, id, field));
};
