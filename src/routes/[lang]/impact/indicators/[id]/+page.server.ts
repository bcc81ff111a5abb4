import { indicatorVersions, namesOf } from '#impact/index.server.ts';
import { definitionText } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import { inLanguage } from '#surveys/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { language } }) => {
	const versions = (await indicatorVersions(params.id)).map(({ definition }) => definition);
	const asked = url.searchParams.get('version');
	const indicator = asked === null ? versions[0] : versions.find(({ version }) => String(version) === asked);
	const found = indicator && inLanguage(indicator.texts, language);
	if (!indicator || !found) throw new NotFound('indicator');
	const names = await namesOf({ cohorts: [], waves: [] }, language, [indicator]);
	const { version, least, missing, weighting, measure } = indicator;
	return {
		...{ words: found.words, wordsIn: found.language, version, least, missing, weighting },
		...{ of: indicator.population.of, measure: measure.is, how: definitionText(indicator) },
		by: indicator.by.map((dimension) => names.dimension(dimension)),
		others: versions.map((one) => one.version).filter((one) => one !== version)
	};
};
