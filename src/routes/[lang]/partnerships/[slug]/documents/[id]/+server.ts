import { findDocument } from '#network/index.server.ts';
import { savedFile } from '../../../../../files/saved.server.ts';
import type { RequestHandler } from './$types';

/** A document, to whoever may see its partnership. */
export const GET: RequestHandler = async ({ params, locals }) =>
	savedFile(await findDocument(locals.actor, params.slug, params.id));
