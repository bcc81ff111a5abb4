import { findPartnership } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { answer } from '../../answers.server.ts';
import { partnershipWholeAnswer } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const page = await findPartnership(visitor, params.slug, language);
	const today = locals.now.toISOString().slice(0, 10);
	return answer(partnershipWholeAnswer(page, { origin: url.origin, language, today }), language);
};
