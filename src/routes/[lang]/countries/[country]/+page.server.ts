import { redirect } from '@sveltejs/kit';
import { discussionsOn } from '#discussions/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { country, labelIn, region, regionsOf } from '#vocabulary/index.ts';
import { heldFor } from '../../../browse/holdings.server.ts';
import { mapOfCountry, organisationsIn } from '../../../browse/place.server.ts';
import { researchOn } from '../../../dossiers/research-on.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now, language } }) => {
	const lower = params.country.toLowerCase();
	const found = country(lower.toUpperCase());
	if (!found || !/^[a-z]{2}$/.test(lower)) throw new NotFound('country');
	if (params.country !== lower) redirect(308, `/${language}/countries/${lower}${url.search}`);
	const [held, map, organisations, research] = await Promise.all([
		heldFor({ country: [found.iso2] }, { now, language }),
		mapOfCountry(found),
		organisationsIn([found.iso2], language),
		researchOn({ country: [found.iso2] }, { now, language })
	]);
	return {
		...map,
		held,
		discussions: await discussionsOn({ kind: 'country', id: found.iso2 }),
		research,
		iso2: found.iso2,
		name: labelIn(found.names, language),
		// the widest first
		regions: regionsOf(found.iso2)
			.reverse()
			.map((m49) => ({ m49, name: labelIn(region(m49)?.labels ?? {}, language).text })),
		organisations
	};
};
