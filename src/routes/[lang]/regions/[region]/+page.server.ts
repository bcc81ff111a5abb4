import { NotFound } from '#platform/index.ts';
import { labelIn, region, regions, regionsAround } from '#vocabulary/index.ts';
import { holdings, soonestAndNewest } from '../../../browse/holdings.server.ts';
import {
	countedCountries,
	countsByCountry,
	mapOfAmounts,
	organisationsIn
} from '../../../browse/place.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now, language } }) => {
	const found = region(params.region);
	if (!found) throw new NotFound('region');
	const asked = { now, language };
	const filters = { region: [found.m49] };
	const counts = await countsByCountry(asked);
	const [held, lists, map, organisations] = await Promise.all([
		holdings(filters, asked),
		soonestAndNewest(filters, asked),
		mapOfAmounts(found.members, counts, language),
		organisationsIn(found.members, language)
	]);
	const named = (m49: string) => ({ m49, name: labelIn(region(m49)?.labels ?? {}, language).text });
	const collator = new Intl.Collator(language);
	return {
		...lists,
		now,
		m49: found.m49,
		name: labelIn(found.labels, language).text,
		around: regionsAround(found.m49).reverse().map(named),
		within: regions
			.filter(({ parent }) => parent === found.m49)
			.map(({ m49 }) => named(m49))
			.sort((a, b) => collator.compare(a.name, b.name)),
		map,
		members: countedCountries(found.members, counts, language),
		holdings: held,
		organisations
	};
};
