import { NotFound } from '#platform/index.ts';
import { dossierKindOf } from '#research/index.ts';
import { findDossier } from '#research/index.server.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { answer } from '../../answers.server.ts';
import { dossierAnswer } from '../../dossier-answer.ts';
import type { RequestHandler } from './$types';

/** One published project, recommendation or practice. The API shows what a visitor may see, whoever asks. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const kind = dossierKindOf(params.dossiers);
	if (kind === null) throw new NotFound('page');
	const page = await findDossier({ kind: 'visitor' }, kind, params.slug, language, locals.now);
	return answer(dossierAnswer(page, url.origin, language), language);
};
