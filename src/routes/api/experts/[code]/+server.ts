import { findExpert } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { expertShown } from '../../../roster/shown.server.ts';
import { expertAnswer, unkept } from '../answer.server.ts';
import type { RequestHandler } from './$types';

/** What anybody may see of an expert, whoever asks. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const found = await findExpert(visitor, params.code, locals.now);
	return unkept(expertAnswer(await expertShown(found, language), url.origin), language);
};
