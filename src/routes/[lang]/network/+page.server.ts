import { listOrganisations } from '#network/index.server.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { countEntries } from '../../browse/holdings.server.ts';
import { organisationTypeText } from '../../browse/organisation-types.ts';
import type { PageServerLoad } from './$types';

const most = 12;

export const load: PageServerLoad = async ({ locals: { now, language } }) => {
	const [all, { counts }] = await Promise.all([
		listOrganisations(language),
		countEntries({}, { now, language })
	]);
	const bySlug = new Map(all.map((one) => [one.slug, one]));
	return {
		total: all.length,
		types: counted(all.map(({ type }) => type)).map(({ value, count }) => ({
			value,
			count,
			name: organisationTypeText(value)
		})),
		places: counted(all.flatMap(({ country: iso2 }) => iso2 ?? [])).map(({ value, count }) => ({
			value,
			count,
			name: labelIn(country(value)?.names ?? {}, language).text || value
		})),
		providers: counts.first('provider', most).map(({ value, count }) => ({
			value,
			count,
			title: bySlug.get(value)?.title ?? { text: value, language }
		}))
	};
};

/** Each value with how often it occurs, the most frequent first. */
function counted<Value extends string>(values: Value[]): { value: Value; count: number }[] {
	return [...Map.groupBy(values, (value) => value)]
		.map(([value, same]) => ({ value, count: same.length }))
		.sort((a, b) => b.count - a.count);
}
