import { listSeries } from '#events/index.server.ts';
import { visitor } from '#people/index.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { answer } from '../answers.server.ts';
import { programmeAnswer } from './answer.ts';
import type { RequestHandler } from './$types';

/** The yearly programmes that are public, whoever asks. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const [centre, year] = [url.searchParams.get('centre'), url.searchParams.get('year')];
	const programmes = (await listSeries(visitor, language))
		.filter(
			(one) => (centre === null || one.centre.slug === centre) && (year === null || String(one.year) === year)
		)
		.map((one) => programmeAnswer(one, { origin: url.origin, language }));
	return answer({ programmes }, language);
};
