import { listPartnerships } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { answer } from '../answers.server.ts';
import { partnershipAnswer } from './answer.ts';
import type { RequestHandler } from './$types';

/** What is public, whoever asks. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const today = locals.now.toISOString().slice(0, 10);
	const [centre, kind] = [url.searchParams.get('centre'), url.searchParams.get('kind')];
	const all = await listPartnerships(visitor, language);
	const partnerships = all
		.filter(
			(line) => (centre === null || line.centre.slug === centre) && (kind === null || line.kind === kind)
		)
		.map((line) => partnershipAnswer(line, { origin: url.origin, language, today }));
	return answer({ partnerships }, language);
};
