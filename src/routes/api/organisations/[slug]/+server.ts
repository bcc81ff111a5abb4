import { findOrganisation, relationsOf } from '#network/index.server.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { answer, organisationWholeAnswer } from '../../answers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const organisation = await findOrganisation(params.slug, language);
	const relations = await relationsOf(organisation, language);
	return answer(organisationWholeAnswer(organisation, relations, url.origin, language), language);
};
