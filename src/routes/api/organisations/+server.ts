import { listOrganisations } from '#network/index.server.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { answer, organisationAnswer } from '../answers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const all = await listOrganisations(language);
	return answer({ organisations: all.map((one) => organisationAnswer(one, url.origin, language)) }, language);
};
