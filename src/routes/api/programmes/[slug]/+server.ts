import { findSeries } from '#events/index.server.ts';
import { visitor } from '#people/index.ts';
import { displayLines } from '../../../[lang]/programmes/lines.server.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { answer } from '../../answers.server.ts';
import { programmeWholeAnswer } from '../answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const page = await findSeries(visitor, params.slug, language);
	const lines = await displayLines(page, { language, now: locals.now });
	return answer(programmeWholeAnswer(page, lines, { origin: url.origin, language }), language);
};
