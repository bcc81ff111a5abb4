import { citableOf } from '#catalogue/index.ts';
import { findEntry } from '#catalogue/index.server.ts';
import { citedWork } from '#research/index.server.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { answer, entryWholeAnswer } from '../../answers.server.ts';
import type { RequestHandler } from './$types';

/** One published entry, whole. The API shows what a visitor may see, whoever asks. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const entry = await findEntry({ kind: 'visitor' }, params.slug, language, locals.now);
	const work = entry.kind === 'resource' ? await citedWork(citableOf(entry)) : null;
	return answer(entryWholeAnswer(entry, work?.publication ?? null, url.origin, language), language);
};
