import type { Place } from '#events/index.ts';
import { drawMap, drawMarks, type Drawing } from '#ui/map/index.server.ts';
import { closerLook, type Closer, type Mark } from '#ui/map/index.ts';
import { country } from '#vocabulary/index.ts';

export type PlacesMap = { drawing: Drawing; marks: Mark[]; closer: Closer | null };

/** The countries of the places with a mark for each, and a closer look at those that lie near each other; null: no positions. */
export async function mapOfPlaces(places: readonly Place[]): Promise<PlacesMap | null> {
	const positions = places.map(({ latitude, longitude }) =>
		latitude === null || longitude === null ? null : { latitude, longitude }
	);
	const countries = places
		.filter((_, i) => positions[i])
		.flatMap((one) => country(one.country ?? '')?.m49 ?? []);
	if (positions.every((one) => one === null)) return null;
	const frame = countries.length > 0 ? [...new Set(countries)] : ('world' as const);
	const among = new Set(countries);
	const drawing = await drawMap(frame, (id) => (id !== null && among.has(id) ? 'part' : 'land'));
	if (!drawing) return null;
	const marks = await drawMarks(frame, positions);
	const crowded = marks.toSorted((a, b) => b.numbers.length - a.numbers.length)[0];
	const closer = crowded && crowded.numbers.length > 1 ? closerLook(positions, crowded.numbers) : null;
	return { drawing, marks, closer };
}
