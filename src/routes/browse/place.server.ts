import { listOrganisations } from '#network/index.server.ts';
import { countriesWithShape, drawMap, type Drawing } from '#ui/map/index.server.ts';
import { stepOf, stepsFor, type Step } from '#ui/map/index.ts';
import { country, labelIn, region, regionsOf, type Country } from '#vocabulary/index.ts';
import { countEntries, type Asked } from './holdings.server.ts';

export type PlaceCount = { iso2: string; name: string; count: number };

/** Countries by name, with how many records each has. */
export function countedCountries(
	iso2s: readonly string[],
	counts: Map<string, number>,
	language: string
): PlaceCount[] {
	const collator = new Intl.Collator(language);
	return iso2s
		.map((iso2) => ({
			iso2,
			name: labelIn(country(iso2)?.names ?? {}, language).text,
			count: counts.get(iso2) ?? 0
		}))
		.sort((a, b) => collator.compare(a.name, b.name));
}

/** How many records name each country. */
export async function countsByCountry(asked: Asked): Promise<Map<string, number>> {
	const { counts } = await countEntries({}, asked);
	return new Map(counts.all('country').map(({ value, count }) => [value, count]));
}

/** A country among its neighbours: the nearest region that has more than a few of them. */
export async function mapOfCountry(place: Country): Promise<{ drawing: Drawing | null; hasShape: boolean }> {
	const around = regionsOf(place.iso2)[0];
	const neighbours = around ? codes(region(around)?.members ?? []) : [place.m49];
	const among = new Set(neighbours);
	const shown = await countriesWithShape();
	const drawing = await drawMap(
		neighbours,
		(id) => (id === place.m49 ? 'here' : id !== null && among.has(id) ? 'part' : 'land'),
		place.m49
	);
	// A far island of its region may lie outside the region's frame: then it gets a map of its own.
	if (shown.has(place.m49) && !drawing?.layers.some(({ name }) => name === 'here'))
		return {
			drawing: await drawMap([place.m49], (id) => (id === place.m49 ? 'here' : 'land'), place.m49),
			hasShape: true
		};
	return { drawing, hasShape: shown.has(place.m49) };
}

export type AmountMap = { drawing: Drawing | null; steps: Step[]; withoutShape: string[] };

/** How many records each country has, in steps of colour; and the countries that have some but no shape. */
export async function mapOfAmounts(
	frame: 'world' | readonly string[],
	counts: Map<string, number>,
	language: string
): Promise<AmountMap> {
	const members = frame === 'world' ? [...counts.keys()] : frame;
	const amounts = new Map(members.map((iso2) => [country(iso2)?.m49 ?? iso2, counts.get(iso2) ?? 0]));
	const steps = stepsFor([...amounts.values()]);
	const drawing = await drawMap(frame === 'world' ? frame : codes(frame), (id) => {
		const step = stepOf(id === null ? 0 : (amounts.get(id) ?? 0), steps);
		if (step > 0) return `step-${step}`;
		return id !== null && (frame === 'world' || amounts.has(id)) ? 'none' : 'land';
	});
	const shown = await countriesWithShape();
	return {
		drawing,
		steps,
		withoutShape: members
			.filter((iso2) => (counts.get(iso2) ?? 0) > 0 && !shown.has(country(iso2)?.m49 ?? ''))
			.map((iso2) => labelIn(country(iso2)?.names ?? {}, language).text)
	};
}

/** The organisations of some countries, by name. */
export async function organisationsIn(iso2s: readonly string[], language: string) {
	const there = new Set(iso2s);
	return (await listOrganisations(language))
		.filter(({ country: of }) => of !== null && there.has(of))
		.map(({ slug, title, city, shortName }) => ({ slug, title, city, shortName }));
}

function codes(iso2s: readonly string[]): string[] {
	return iso2s.flatMap((iso2) => country(iso2)?.m49 ?? []);
}
