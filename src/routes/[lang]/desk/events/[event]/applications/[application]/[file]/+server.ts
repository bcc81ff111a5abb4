import { findAttachment } from '#events/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { attachmentResponse } from '../../attachment.server.ts';
import type { RequestHandler } from './$types';

/** An attachment, for whoever manages the event. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const id = idFrom<'Application'>(params.application);
	const field = idFrom<'FormField'>(params.file);
	if (!id || !field) throw new NotFound('attachment');
	return attachmentResponse(await findAttachment(locals.actor, params.event, id, field));
};
