import { redirect } from '@sveltejs/kit';
import { openEvent, putEventText, removeEventText, textsOfEvent } from '#events/index.server.ts';
import { eventWordNames, isTextOutdated, type EventWords } from '#events/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { direction, isLanguage, languageName } from '#vocabulary/index.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!isLanguage(params.to)) throw new NotFound('language');
	const event = await openEvent(locals.actor, 'manage', params.event);
	const texts = await textsOfEvent(event.id);
	const own = texts.find(({ language }) => language === params.to);
	const source = texts.find(({ language }) => language === event.sourceLanguage);
	return {
		to: { code: params.to, name: languageName(params.to), dir: direction(params.to) },
		isSource: params.to === event.sourceLanguage,
		isOutdated: own !== undefined && isTextOutdated(own, texts, event.sourceLanguage),
		written: own !== undefined,
		source:
			source && params.to !== event.sourceLanguage
				? { language: source.language, name: languageName(source.language), words: source as EventWords }
				: null,
		values: {
			...Object.fromEntries(eventWordNames.map((name) => [name, [own?.[name] ?? '']])),
			state: [own?.state ?? 'draft']
		} as Values
	};
};

export const actions: Actions = {
	save: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		if (!isLanguage(params.to)) throw new NotFound('language');
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		const words = Object.fromEntries(
			eventWordNames.map((name) => [
				name,
				name === 'title' ? (form.line(name, { required: true, longest: 500 }) ?? '') : (form.text(name) ?? '')
			])
		) as EventWords;
		if (form.problems.length > 0) return refused(values, form.problems);
		const state = one(values, 'state') === 'ready' ? 'ready' : 'draft';
		return answering(values, async () => {
			const revision = Number(one(values, 'revision'));
			await putEventText(actor, params.event, revision, params.to, words, state, locals.now);
			redirect(303, `/${locals.language}/desk/events/${params.event}/texts?done=saved`);
		});
	},
	remove: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			await removeEventText(actor, params.event, Number(one(values, 'revision')), params.to, locals.now);
			redirect(303, `/${locals.language}/desk/events/${params.event}/texts?done=saved`);
		});
	}
};
