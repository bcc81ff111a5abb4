import type { Id } from '#platform/index.ts';
import { countries as allCountries, isLanguage, topic } from '#vocabulary/index.ts';
import { eventModalities, type EventId, type EventModality } from './event.ts';
import type { SeriesId, SeriesProblem } from './series.ts';

export type LineId = Id<'SeriesLine'>;

export const quarters = [1, 2, 3, 4] as const;
export type Quarter = (typeof quarters)[number];

/** `seats` null: of those that all share. */
export type CountrySeats = { country: string; seats: number | null };

/** One training of the year. Neither event nor edition: planned. */
export type SeriesLine = {
	id: LineId;
	seriesId: SeriesId;
	quarter: Quarter;
	eventId: EventId | null;
	editionId: string | null;
	/** By language. */
	titles: Record<string, string>;
	topics: string[];
	languages: string[];
	modality: EventModality | null;
	/** Null: as many as come. */
	seats: number | null;
	donorId: string | null;
	partnershipId: string | null;
	/** Taken over from what agencies need. */
	fromNeed: boolean;
	countries: CountrySeats[];
};

export type LineInput = Omit<SeriesLine, 'id' | 'seriesId' | 'fromNeed'>;

export const mostLines = 200;
export const mostSeatsOfLine = 100_000;
const longestTitle = 300;

/** What is wrong with a line, by the field of its form. */
export function problemsOfLine(line: LineInput): SeriesProblem[] {
	const problems: SeriesProblem[] = [];
	const refuse = (field: string, code: string, details?: SeriesProblem['details']) =>
		problems.push({ field, code, ...(details && { details }) });
	if (!quarters.includes(line.quarter)) refuse('quarter', 'required');
	if (line.eventId !== null && line.editionId !== null) refuse('event', 'line_is_one_thing');
	const titles = Object.entries(line.titles).filter(([, title]) => title.trim() !== '');
	if (titles.length === 0) refuse('title.en', 'required');
	for (const [language, title] of titles)
		if (title.length > longestTitle) refuse(`title.${language}`, 'longer_than', { most: longestTitle });
	const named: [string, readonly string[], (one: string) => boolean][] = [
		['topics', line.topics, (one) => topic(one) !== undefined],
		['languages', line.languages, isLanguage],
		[
			'countries',
			line.countries.map(({ country }) => country),
			(one) => allCountries.some(({ iso2 }) => iso2 === one)
		]
	];
	for (const [field, values, isKnown] of named) {
		const strange = values.find((one) => !isKnown(one));
		if (strange !== undefined) refuse(field, 'not_known', { text: strange.slice(0, 60) });
	}
	if (line.modality !== null && !eventModalities.includes(line.modality)) refuse('modality', 'required');
	const isCount = (count: number) => Number.isInteger(count) && count >= 1 && count <= mostSeatsOfLine;
	if (line.seats !== null && !isCount(line.seats)) refuse('seats', 'seats_count', { most: mostSeatsOfLine });
	const given = line.countries.flatMap(({ seats }) => seats ?? []);
	if (given.some((seats) => !isCount(seats))) refuse('countries', 'seats_count', { most: mostSeatsOfLine });
	const sum = given.reduce((all, seats) => all + seats, 0);
	if (line.seats !== null && sum > line.seats)
		refuse('countries', 'more_seats_than_there_are', { given: sum, seats: line.seats });
	if (new Set(line.countries.map(({ country }) => country)).size < line.countries.length)
		refuse('countries', 'country_twice');
	return problems;
}

/** The quarter of a day of its year. */
export function quarterOf(day: string): Quarter {
	return quarters[Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? 1;
}

/** What a country may still take: of its own seats, else of those that all share. Null: as many as come. */
export type CountryStanding = { country: string; seats: number | null; taken: number; left: number | null };

/** Seats of each country and what is taken, in the order given; who comes from elsewhere takes of the shared seats. */
export function seatsByCountry(
	line: Pick<SeriesLine, 'seats' | 'countries'>,
	taken: ReadonlyMap<string, number>
): CountryStanding[] {
	const own = new Map(
		line.countries.flatMap(({ country, seats }) => (seats === null ? [] : [[country, seats]]))
	);
	const reserved = [...own.values()].reduce((all, seats) => all + seats, 0);
	// Beyond its own seats a country takes of the shared ones too.
	const ofShared = [...taken].reduce(
		(all, [country, count]) => all + Math.max(0, count - (own.get(country) ?? 0)),
		0
	);
	const shared = line.seats === null ? null : Math.max(0, line.seats - reserved - ofShared);
	return line.countries.map(({ country, seats }) => {
		const count = taken.get(country) ?? 0;
		return { country, seats, taken: count, left: seats === null ? shared : Math.max(0, seats - count) };
	});
}

/** Its title for a page in `language`, else in English, else in any language it has. */
export function lineTitle(
	titles: Record<string, string>,
	language: string
): { text: string; language: string } {
	const of = [language, 'en', ...Object.keys(titles)].find((code) => titles[code]?.trim()) ?? 'en';
	return { text: titles[of] ?? '', language: of };
}

export function isQuarter(number: number): number is Quarter {
	return quarters.some((one) => one === number);
}
