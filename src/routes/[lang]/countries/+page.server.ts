import { labelIn, regions } from '#vocabulary/index.ts';
import { countedCountries, countsByCountry, mapOfAmounts } from '../../browse/place.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { now, language } }) => {
	const counts = await countsByCountry({ now, language });
	const collator = new Intl.Collator(language);
	return {
		map: await mapOfAmounts('world', counts, language),
		countries: [...counts.values()].filter((count) => count > 0).length,
		continents: regions
			.filter(({ level }) => level === 'region')
			.map(({ m49, labels, members }) => ({
				m49,
				name: labelIn(labels, language).text,
				members: countedCountries(members, counts, language)
			}))
			.sort((a, b) => collator.compare(a.name, b.name))
	};
};
