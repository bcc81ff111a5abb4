import { departuresSince, organisationToJsonLd } from '#catalogue/index.server.ts';
import { findOrganisation } from '#network/index.server.ts';
import { conceptLabel, languageName } from '#vocabulary/index.ts';
import { allEntries, heldFor } from '../../../browse/holdings.server.ts';
import { freshnessOf, sentText } from './numbers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now, language } }) => {
	const found = await findOrganisation(params.slug, language);
	const asked = { now, language };
	const filters = { provider: [found.slug] };
	const yearAgo = new Date(now.getTime() - 365 * 86_400_000).toISOString().slice(0, 10);
	const [held, entries, sent] = await Promise.all([
		heldFor(filters, asked),
		allEntries(filters, asked),
		departuresSince(found.id, yearAgo)
	]);
	return {
		held,
		now,
		slug: found.slug,
		title: found.title,
		shortName: found.shortName,
		names: Object.entries(found.names)
			.filter(([code, name]) => code !== found.title.language && name !== found.title.text)
			.map(([code, name]) => ({ code, name, language: languageName(code) })),
		type: found.type,
		city: found.city,
		country: found.country && {
			iso2: found.country,
			name: conceptLabel(`country:${found.country}`, language) ?? found.country
		},
		website: found.website,
		ror: found.ror,
		networks: found.networks,
		confirmedOn: found.confirmedOn,
		freshness: freshnessOf(entries),
		sent: sentText(sent, language),
		jsonLd: organisationToJsonLd(found, url.origin, language)
	};
};
