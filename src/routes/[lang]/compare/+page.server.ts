import { intlLocale } from '#catalogue/ui/locale.ts';
import { conceptLabel } from '#vocabulary/index.ts';
import { countryOptions } from '../../dossiers/choices.server.ts';
import { regionOptions } from '../bridges/where.ts';
import { yearsBetween } from './bars.ts';
import { comparedPlace, type Compared } from './compared.server.ts';
import { fewest, placesFrom } from './places.ts';
import type { PageServerLoad } from './$types';

/** What can be compared to begin with: a continent's halves, two neighbours, both ends of a way. */
const examples = ['with=143&with=005', 'with=011&with=015', 'with=PH&with=MX'];
const mostTopics = 12;
const mostYears = 25;

export const load: PageServerLoad = async ({ url, locals: { language, now } }) => {
	const { places, unknown, tooMany } = placesFrom(url.searchParams, language);
	const isEnough = places.length >= fewest;
	const compared = isEnough
		? await Promise.all(places.map((place) => comparedPlace(place, { language, now })))
		: [];
	return {
		...{ now, unknown, tooMany, places },
		examples: places.length > 0 ? [] : examples.map((address) => exampleIn(address, language)),
		countries: countryOptions(language),
		regions: regionOptions(language),
		compared: compared.map(({ works: _, topics: __, ...one }) => one),
		topics: topicRows(compared, language),
		years: yearRows(compared)
	};
};

function exampleIn(address: string, language: string): { address: string; name: string } {
	const { places } = placesFrom(new URLSearchParams(address), language);
	const names = places.map(({ name }) => name);
	return { address, name: new Intl.ListFormat(intlLocale(language)).format(names) };
}

/** The broadest topics that any of them has, the most frequent first. */
function topicRows(compared: readonly Compared[], language: string) {
	const ids = [...new Set(compared.flatMap(({ topics }) => [...topics.keys()]))];
	const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
	return ids
		.map((id) => ({
			id,
			name: conceptLabel(`topic:${id}`, language) ?? id,
			counts: compared.map(({ topics }) => topics.get(id) ?? 0)
		}))
		.sort((a, b) => sum(b.counts) - sum(a.counts) || (a.id < b.id ? -1 : 1))
		.slice(0, mostTopics);
}

/** Publications of each year, of all places over the same years. */
function yearRows(compared: readonly Compared[]) {
	const published = compared.map(({ works }) => works.filter(({ kind }) => kind === 'publication'));
	const span = yearsBetween(
		published.flat().map(({ year }) => year),
		mostYears
	);
	if (span === null) return null;
	const years = Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i);
	return {
		years,
		counts: published.map((works) => years.map((year) => works.filter((work) => work.year === year).length)),
		before: published.map((works) => works.filter(({ year }) => year !== null && year < span.from).length)
	};
}
