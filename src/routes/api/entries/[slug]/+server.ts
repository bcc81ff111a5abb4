import { findEntry } from '#catalogue/index.server.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { answer, entryWholeAnswer } from '../../answers.server.ts';
import type { RequestHandler } from './$types';

/** One published entry, whole. The API shows what a visitor may see, whoever asks. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const entry = await findEntry({ kind: 'visitor' }, params.slug, language, locals.now);
	return answer(entryWholeAnswer(entry, url.origin, language), language);
};
