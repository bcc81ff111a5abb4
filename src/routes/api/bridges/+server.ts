import { bridgeMatrix } from '#research/index.server.ts';
import { approaches } from '#vocabulary/index.ts';
import { whereFrom } from '../../[lang]/bridges/where.ts';
import { approachText } from '../../[lang]/bridges/words.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { answer } from '../answers.server.ts';
import type { RequestHandler } from './$types';

/** All approaches by all approaches, in a region or the world. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const { where, region, name } = whereFrom(url.searchParams, language);
	const { works, cells, total } = await bridgeMatrix(where);
	return answer(
		{
			region: name === null ? null : { m49: region, name },
			works: total,
			approaches: approaches.map(({ id, topics }) => ({
				...{ id, name: approachText(id, language), topics: [...topics], works: works[id] ?? 0 }
			})),
			bridges: cells.map(({ a, b, both, cosine, strength }) => ({
				approaches: [a, b],
				works: both,
				cosine,
				strength
			}))
		},
		language
	);
};
