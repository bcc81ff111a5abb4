import { redirect } from '@sveltejs/kit';
import { cancelHeldEvent, changeEvent, deleteEventDraft, eventInput } from '#events/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf, withOneMore } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText } from '../../event-words.server.ts';
import { choicesFor, inputFrom, valuesFrom } from '../../form/event-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { input } = await eventInput(locals.actor, params.event);
	const choices = await choicesFor(locals.language);
	return { done: doneText(url), choices, values: valuesFrom(input, choices) };
};

export const actions: Actions = {
	save: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const { input: before } = await eventInput(actor, params.event);
		const { input, form } = inputFrom(values, before, await choicesFor(locals.language));
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await changeEvent(actor, params.event, Number(one(values, 'revision')), input, locals.now);
			redirect(303, `${url.pathname}?done=saved`);
		});
	},
	/** The form again with one more field; nothing is saved. */
	more: async (event) => {
		signedIn(event);
		const values = withOneMore(valuesOf(await event.request.formData()));
		return { values, problems: [], status: 200 as const };
	},
	cancel: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('not_sure', { field: 'sure-cancel' });
			await cancelHeldEvent(actor, params.event, Number(one(values, 'revision')), locals.now);
			redirect(303, `/${locals.language}/desk/events/${params.event}?done=cancelled`);
		});
	},
	delete: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('not_sure', { field: 'sure-delete' });
			await deleteEventDraft(actor, params.event, Number(one(values, 'revision')));
			redirect(303, `/${locals.language}/desk/events?done=deleted`);
		});
	}
};
