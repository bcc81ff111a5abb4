import { NotFound } from '#platform/index.ts';
import { labelIn, region, regions, regionsAround } from '#vocabulary/index.ts';
import { heldFor } from '../../../browse/holdings.server.ts';
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
	const counts = await countsByCountry(asked);
	const [held, map, organisations] = await Promise.all([
		heldFor({ region: [found.m49] }, asked),
		mapOfAmounts(found.members, counts, language),
		organisationsIn(found.members, language)
	]);
	const named = (m49: string) => ({ m49, name: labelIn(region(m49)?.labels ?? {}, language).text });
	const collator = new Intl.Collator(language);
	return {
		held,
		m49: found.m49,
		name: labelIn(found.labels, language),
		around: regionsAround(found.m49).reverse().map(named),
		within: regions
			.filter(({ parent }) => parent === found.m49)
			.map(({ m49 }) => named(m49))
			.sort((a, b) => collator.compare(a.name, b.name)),
		map,
		members: countedCountries(found.members, counts, language),
		organisations
	};
};
