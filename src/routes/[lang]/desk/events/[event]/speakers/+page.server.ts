import { redirect } from '@sveltejs/kit';
import {
	askSpeaker,
	openEvent,
	plannedProgramme,
	putSpeaker,
	removeSpeaker,
	speakersOfEvent
} from '#events/index.server.ts';
import { sessionIn } from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText } from '../../event-words.server.ts';
import { speakerStateTexts } from '../programme/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const event = await openEvent(locals.actor, 'manage', params.event);
	const { sessions } = await plannedProgramme(locals.actor, params.event);
	const speakers = await speakersOfEvent(event.id);
	return {
		done: doneText(url),
		languages: uiLanguages.map((value) => ({ value, label: languageName(value), lang: value })),
		speakers: speakers.map(({ id, name, affiliation, email, expertId }) => {
			const own = sessions.flatMap((session) =>
				session.speakers
					.filter(({ speakerId }) => speakerId === id)
					.map(({ state }) => ({
						id: session.id,
						title: sessionIn(session.texts, locals.language)?.words.title ?? '',
						state,
						stateText: speakerStateTexts[state]()
					}))
			);
			return {
				id,
				name,
				affiliation,
				email,
				isExpert: expertId !== null,
				sessions: own,
				mayAsk:
					(email !== null || expertId !== null) &&
					own.some(({ state }) => state === 'named' || state === 'asked')
			};
		})
	};
};

function idIn(values: Values) {
	const id = idFrom<'EventSpeaker'>(one(values, 'speaker'));
	if (!id) throw new NotFound('speaker');
	return id;
}

export const actions: Actions = {
	add: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		const form = new Reading(values);
		const input = {
			name: form.line('name', { longest: 200 }) ?? '',
			affiliation: form.line('affiliation', { longest: 300 }),
			email: form.line('email', { longest: 320 }),
			language: uiLanguages.find((code) => code === one(values, 'language')) ?? 'en',
			expertCode: form.line('expert', { longest: 300 })
		};
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await putSpeaker(actor, event.params.event, null, input, event.locals.now);
			redirect(303, `${event.url.pathname}?done=saved`);
		});
	},
	ask: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await askSpeaker(actor, event.params.event, idIn(values), event.locals.now);
			redirect(303, `${event.url.pathname}?done=asked`);
		});
	},
	remove: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		await removeSpeaker(actor, event.params.event, idIn(values));
		redirect(303, `${event.url.pathname}?done=saved`);
	}
};
