import { seatsByCountry, type CountryStanding, type SeriesLine } from './series-line.ts';
import type { Target } from './target.ts';

/** What gives seats to countries: the event's line in a published programme, and its own targets. */
export type SeatsGiven = {
	lines: readonly Pick<SeriesLine, 'seats' | 'countries'>[];
	targets: readonly Target[];
};

/** What is left for a country, by whatever leaves it least; null: nothing limits it. */
export function seatsLeft(
	{ lines, targets }: SeatsGiven,
	held: ReadonlyMap<string, number>,
	country: string
): CountryStanding | null {
	const ofLines = lines.flatMap(({ seats, countries }) => {
		const named = countries.some((one) => one.country === country);
		// A line that names no country gives its seats to whoever comes.
		const asked = named ? countries : [...countries, { country, seats: null }];
		return seatsByCountry({ seats, countries: asked }, held).filter((one) => one.country === country);
	});
	const ofTargets = targets
		.filter(({ dimension, value }) => dimension === 'country' && value === country)
		.flatMap(({ most }) => {
			const taken = held.get(country) ?? 0;
			return most === null ? [] : [{ country, seats: most, taken, left: Math.max(0, most - taken) }];
		});
	const limits = [...ofLines, ...ofTargets].filter(({ left }) => left !== null);
	return limits.toSorted((one, other) => (one.left ?? 0) - (other.left ?? 0))[0] ?? null;
}

/** Every country that has seats, as they stand. */
export function seatsOfCountries(given: SeatsGiven, held: ReadonlyMap<string, number>): CountryStanding[] {
	const named = [
		...given.lines.flatMap(({ countries }) => countries.map(({ country }) => country)),
		...given.targets.flatMap(({ dimension, value, most }) =>
			dimension === 'country' && most !== null ? [value] : []
		)
	];
	return [...new Set(named)].flatMap((country) => seatsLeft(given, held, country) ?? []);
}
