import { openEvent, placesOfEvent } from '#events/index.server.ts';
import { nameOf } from '#events/index.ts';
import { conceptLabel } from '#vocabulary/index.ts';
import { doneText } from '../../event-words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const event = await openEvent(locals.actor, 'manage', params.event);
	const places = await placesOfEvent(event.id);
	return {
		done: doneText(url),
		places: places.map((place) => ({
			id: place.id,
			name: nameOf(place.names, locals.language),
			where: [
				place.address,
				place.city,
				place.country && conceptLabel(`country:${place.country}`, locals.language)
			].filter(Boolean),
			position: place.latitude === null ? null : `${place.latitude}, ${place.longitude}`,
			rooms: place.rooms.map(({ name }) => name)
		}))
	};
};
