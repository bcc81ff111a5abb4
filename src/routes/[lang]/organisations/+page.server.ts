import { listOrganisations } from '#network/index.server.ts';
import { organisationTypes, type OrganisationType } from '#network/index.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { countEntries } from '../../browse/holdings.server.ts';
import { organisationTypeText } from '../../browse/organisation-types.ts';
import { byLetter } from './register.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { now, language } }) => {
	const type = organisationTypes.find((one) => one === url.searchParams.get('type')) ?? null;
	const place = country(url.searchParams.get('country')?.toUpperCase() ?? '')?.iso2 ?? null;
	const [all, { counts }] = await Promise.all([
		listOrganisations(language),
		countEntries({}, { now, language })
	]);
	const countOf = new Map(counts.all('provider').map(({ value, count }) => [value, count]));
	const inPlace = all.filter((one) => place === null || one.country === place);
	const ofType = all.filter((one) => type === null || one.type === type);
	const chosen = inPlace.filter((one) => type === null || one.type === type);
	return {
		type,
		place,
		total: chosen.length,
		// each choice says how many it leaves, the other choice kept
		types: choices(
			inPlace.map((one) => one.type),
			organisationTypeText,
			language
		),
		places: choices(
			ofType.flatMap((one) => one.country ?? []),
			(iso2) => labelIn(country(iso2)?.names ?? {}, language).text || iso2,
			language
		),
		letters: byLetter(
			chosen.map(({ slug, title, shortName, city, country: iso2, type: of }) => ({
				slug,
				title,
				shortName,
				type: organisationTypeText(of as OrganisationType),
				place: [city, iso2 && labelIn(country(iso2)?.names ?? {}, language).text].filter(Boolean).join(', '),
				count: countOf.get(slug) ?? 0
			}))
		)
	};
};

function choices<Value extends string>(values: Value[], nameOf: (value: Value) => string, language: string) {
	const collator = new Intl.Collator(language);
	return [...Map.groupBy(values, (value) => value)]
		.map(([value, same]) => ({ value, name: nameOf(value), count: same.length }))
		.sort((a, b) => collator.compare(a.name, b.name));
}
