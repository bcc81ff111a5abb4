import { redirect } from '@sveltejs/kit';
import { openEvent, placesOfEvent, putPlace, removePlace } from '#events/index.server.ts';
import { positionFrom, roomsFrom, roomsText, type PlaceInput } from '#events/index.ts';
import { idFrom, newId, NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import { choicesFor } from '../../../form/event-form.server.ts';
import { languagesOf } from '../../languages.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function asked({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const event = await openEvent(locals.actor, 'manage', params.event);
	const places = await placesOfEvent(event.id);
	const place = places.find(({ id }) => id === params.place) ?? null;
	if (params.place !== 'new' && !place) throw new NotFound('place');
	return { event, place };
}

export const load: PageServerLoad = async (request) => {
	const { event, place } = await asked(request);
	const { countries } = await choicesFor(request.locals.language);
	return {
		isNew: place === null,
		countries,
		languages: await languagesOf(event),
		values: {
			...Object.fromEntries(
				Object.entries(place?.names ?? {}).map(([language, name]) => [`names.${language}`, [name]])
			),
			address: [place?.address ?? ''],
			city: [place?.city ?? ''],
			country: [place?.country ?? event.countries[0] ?? ''],
			position: [place?.latitude == null ? '' : `${place.latitude}, ${place.longitude}`],
			rooms: [roomsText(place?.rooms ?? [])]
		} as Values
	};
};

export const actions: Actions = {
	save: async (request) => {
		const actor = signedIn(request);
		const { event, place } = await asked(request);
		const values = valuesOf(await request.request.formData());
		const form = new Reading(values);
		const languages = await languagesOf(event);
		const names = Object.fromEntries(
			languages.flatMap(({ code }) => {
				const name = form.line(`names.${code}`, { longest: 200 });
				return name ? [[code, name]] : [];
			})
		);
		const position = positionFrom(form.line('position', { longest: 60 }) ?? '');
		if (position === 'unreadable') form.refuse('position', 'place_half_a_position');
		const input: PlaceInput = {
			names,
			address: form.line('address', { longest: 500 }),
			city: form.line('city', { longest: 200 }),
			country: one(values, 'country') || null,
			latitude: position && position !== 'unreadable' ? position.latitude : null,
			longitude: position && position !== 'unreadable' ? position.longitude : null,
			rooms: roomsFrom(form.text('rooms') ?? '', place?.rooms ?? [], () => newId<'EventRoom'>())
		};
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await putPlace(actor, event.slug, place?.id ?? null, input, request.locals.now);
			redirect(303, `/${request.locals.language}/desk/events/${event.slug}/places?done=saved`);
		});
	},
	remove: async (request) => {
		const actor = signedIn(request);
		const id = idFrom<'EventPlace'>(request.params.place);
		if (!id) throw new NotFound('place');
		await removePlace(actor, request.params.event, id, request.locals.now);
		redirect(303, `/${request.locals.language}/desk/events/${request.params.event}/places?done=saved`);
	}
};
