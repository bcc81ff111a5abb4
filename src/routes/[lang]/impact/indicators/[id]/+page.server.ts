import { findIndicator, namesOf } from '#impact/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { inLanguage } from '#surveys/index.ts';
import { notSent } from '../../../../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { language } }) => {
	const indicator = await findIndicator(params.id);
	const found = indicator && inLanguage(indicator.texts, language);
	if (!indicator || !found) throw new NotFound('indicator');
	const names = await namesOf({ cohorts: [], waves: [] }, language, [indicator]);
	const { version, least, missing } = indicator;
	return notSent({
		...{ words: found.words, wordsIn: found.language, version, least, missing },
		of: indicator.population.of,
		isCount: indicator.measure.is === 'count',
		by: indicator.by.map((dimension) => names.dimension(dimension))
	});
};
