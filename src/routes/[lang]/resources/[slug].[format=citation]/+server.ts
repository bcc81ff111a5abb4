import { citableOf } from '#catalogue/index.ts';
import { findEntry } from '#catalogue/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { citedWork } from '#research/index.server.ts';
import { citationResponse } from '../../../machine/citations.server.ts';
import type { RequestHandler } from './$types';

/** One resource for a reference manager. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const entry = await findEntry(locals.actor, params.slug, locals.language, locals.now);
	if (entry.kind !== 'resource') throw new NotFound('file');
	return citationResponse([await citedWork(citableOf(entry))], params.format, entry.slug);
};
