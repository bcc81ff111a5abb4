import { redirect } from '@sveltejs/kit';
import {
	lastRelease,
	moveModule,
	plannedProgramme,
	putTrack,
	removeTrack,
	shiftSession
} from '#events/index.server.ts';
import {
	daysOfEvent,
	daysOfTimetable,
	daysText,
	hoursText,
	moduleIn,
	nameOf,
	sessionIn,
	sessionKindText,
	speakerRoleText
} from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText } from '../../event-words.server.ts';
import { languagesOf } from '../languages.server.ts';
import { conflictText, speakerStateTexts } from './words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { language } = locals;
	const plan = await plannedProgramme(locals.actor, params.event);
	const { event, places, tracks, modules, sessions, conflicts } = plan;
	const titles = new Map(
		sessions.map((one) => [one.id as string, sessionIn(one.texts, language)?.words.title ?? ''])
	);
	const speakers = new Map(
		sessions.flatMap((one) => one.speakers.map(({ speakerId, name }) => [speakerId as string, name]))
	);
	const named = {
		other: (id: string) => titles.get(id) ?? '',
		speaker: (id: string) => speakers.get(id) ?? ''
	};
	const beside = Map.groupBy(conflicts, ({ session }) => session);
	return {
		done: doneText(url),
		released: (await lastRelease(event.id))?.number ?? 0,
		languages: await languagesOf(event),
		conflicts: beside.size,
		modules: modules.map((module) => ({
			id: module.id,
			title: moduleIn(module, language),
			sessions: sessions.filter(({ moduleId }) => moduleId === module.id).length
		})),
		tracks: tracks.map(({ id, names }) => ({ id, names, name: nameOf(names, language) })),
		days: daysOfTimetable(sessions, event.zone, daysOfEvent(event)).map(({ day, sessions: some }) => ({
			day,
			text: daysText(day, null, language),
			sessions: some.map((one) => {
				const place = places.find(({ id }) => id === one.placeId);
				return {
					id: one.id,
					revision: one.revision,
					hours: hoursText(one, event.zone),
					title: sessionIn(one.texts, language)?.words.title ?? '',
					lang: sessionIn(one.texts, language)?.language ?? language,
					kind: sessionKindText(one.kind),
					track: nameOf(tracks.find(({ id }) => id === one.trackId)?.names ?? {}, language)?.text ?? null,
					where: place
						? [place.rooms.find(({ id }) => id === one.roomId)?.name, nameOf(place.names, language)?.text]
								.filter(Boolean)
								.join(', ')
						: null,
					speakers: one.speakers.map(
						({ name, role, state }) => `${name} (${speakerRoleText(role)}, ${speakerStateTexts[state]()})`
					),
					conflicts: (beside.get(one.id) ?? []).map((conflict) => conflictText(conflict, named))
				};
			})
		}))
	};
};

function idIn<Kind extends string>(values: Values, name: string) {
	const id = idFrom<Kind>(one(values, name));
	if (!id) throw new NotFound(name);
	return id;
}

export const actions: Actions = {
	shift: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		const minutes = Number(one(values, 'minutes'));
		return answering(values, async () => {
			const id = idIn<'EventSession'>(values, 'session');
			if (![-60, -15, 15, 60].includes(minutes)) throw new NotFound('session');
			const seen = { id, revision: Number(one(values, 'revision')) };
			await shiftSession(actor, event.params.event, seen, minutes);
			redirect(303, `${event.url.pathname}#session-${id}`);
		});
	},
	module: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		const id = idIn<'EventModule'>(values, 'module');
		await moveModule(actor, event.params.event, id, one(values, 'by') === 'up' ? -1 : 1);
		redirect(303, `${event.url.pathname}#modules`);
	},
	track: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const id = idFrom<'EventTrack'>(one(values, 'track'));
			const names = Object.fromEntries(
				Object.entries(values).flatMap(([name, [entered = '']]) =>
					name.startsWith('name.') ? [[name.slice(5), entered]] : []
				)
			);
			await putTrack(actor, event.params.event, id, names);
			redirect(303, `${event.url.pathname}?done=saved#tracks`);
		});
	},
	untrack: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		await removeTrack(actor, event.params.event, idIn<'EventTrack'>(values, 'track'));
		redirect(303, `${event.url.pathname}?done=saved#tracks`);
	}
};
