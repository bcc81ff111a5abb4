import type { Id } from '#platform/index.ts';
import { countries } from '#vocabulary/index.ts';

export type PlaceId = Id<'EventPlace'>;
export type RoomId = Id<'EventRoom'>;
/** seats null: not counted. */
export type Room = { id: RoomId; name: string; seats: number | null };

/** Where an event takes place, or what is visited. */
export type Place = {
	id: PlaceId;
	/** language → name */
	names: Record<string, string>;
	address: string | null;
	city: string | null;
	country: string | null;
	latitude: number | null;
	longitude: number | null;
	rooms: Room[];
};
export type PlaceInput = Omit<Place, 'id'>;

export const mostRooms = 60;
export const longestPlaceName = 200;

type Problem = { field: string; code: string; details?: Record<string, string | number> };

/** What is wrong with a place, by the field of its form. */
export function problemsOfPlace(place: PlaceInput): Problem[] {
	const problems: Problem[] = [];
	const said = Object.entries(place.names).filter(([, name]) => name.trim() !== '');
	if (said.length === 0) problems.push({ field: 'names', code: 'required' });
	for (const [language, name] of said)
		if (name.length > longestPlaceName)
			problems.push({
				field: `names.${language}`,
				code: 'longer_than',
				details: { most: longestPlaceName }
			});
	if (place.country !== null && !countries.some(({ iso2 }) => iso2 === place.country))
		problems.push({ field: 'country', code: 'not_known', details: { text: place.country.slice(0, 20) } });
	if ((place.latitude === null) !== (place.longitude === null))
		problems.push({ field: 'position', code: 'place_half_a_position' });
	else if (
		place.latitude !== null &&
		place.longitude !== null &&
		!(Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180)
	)
		problems.push({ field: 'position', code: 'place_not_on_earth' });
	if (place.rooms.length > mostRooms)
		problems.push({ field: 'rooms', code: 'more_than', details: { most: mostRooms } });
	const names = place.rooms.map(({ name }) => name);
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== undefined)
		problems.push({ field: 'rooms', code: 'room_named_twice', details: { text: twice } });
	return problems;
}

/** '19.4326, -99.1332', with a comma, a semicolon or a blank between; null: nothing is said; 'unreadable' otherwise. */
export function positionFrom(text: string): { latitude: number; longitude: number } | null | 'unreadable' {
	if (text.trim() === '') return null;
	const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/u.exec(text);
	return found ? { latitude: Number(found[1]), longitude: Number(found[2]) } : 'unreadable';
}

/** A room a line, with its seats after a comma or in brackets: 'Sala A, 40'. Rooms that were there keep their ids by name. */
export function roomsFrom(text: string, before: readonly Room[], mint: () => RoomId): Room[] {
	return text
		.split('\n')
		.map((line) => line.replace(/\s+/gu, ' ').trim())
		.filter(Boolean)
		.map((line) => {
			const found = /^(.*?)(?:\s*,\s*|\s*\()(\d{1,5})\)?$/u.exec(line);
			const name = (found?.[1] ?? line).slice(0, 100);
			return {
				id: before.find((room) => room.name === name)?.id ?? mint(),
				name,
				seats: found ? Number(found[2]) : null
			};
		});
}

/** The inverse: as the form shows it. */
export function roomsText(rooms: readonly Room[]): string {
	return rooms.map(({ name, seats }) => (seats === null ? name : `${name}, ${seats}`)).join('\n');
}
