import { findOrganisation } from '#network/index.server.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { answer, organisationAnswer } from '../../answers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	return answer(
		organisationAnswer(await findOrganisation(params.slug, language), url.origin, language),
		language
	);
};
