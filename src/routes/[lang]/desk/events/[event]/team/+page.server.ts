import { redirect } from '@sveltejs/kit';
import { addToEventTeam, openEvent, removeFromEventTeam, teamOfEvent } from '#events/index.server.ts';
import { eventRoles } from '#events/index.ts';
import { Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText } from '../../event-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const event = await openEvent(locals.actor, 'follow', params.event);
	return { done: doneText(url), members: await teamOfEvent(event.id) };
};

export const actions: Actions = {
	add: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const role = eventRoles.find((known) => known === one(values, 'role'));
			if (!role) throw new Refusal('required', { field: 'role' });
			await addToEventTeam(actor, event.params.event, one(values, 'email').slice(0, 320), role);
			redirect(303, `${event.url.pathname}?done=member`);
		});
	},
	remove: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const role = eventRoles.find((known) => known === one(values, 'role')) ?? 'reviewer';
			await removeFromEventTeam(actor, event.params.event, one(values, 'person'), role);
			redirect(303, `${event.url.pathname}?done=removed`);
		});
	}
};
