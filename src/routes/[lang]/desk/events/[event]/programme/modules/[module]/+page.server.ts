import { redirect } from '@sveltejs/kit';
import { modulesOfEvent, openEvent, putModule, removeModule } from '#events/index.server.ts';
import { pointsFrom, pointsText } from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, valuesOf, type Values } from '#ui/form/values.ts';
import { topic } from '#vocabulary/index.ts';
import { signedIn } from '../../../../../editions/signed-in.server.ts';
import { choicesFor } from '../../../../form/event-form.server.ts';
import { languagesOf } from '../../../languages.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function asked({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const event = await openEvent(locals.actor, 'manage', params.event);
	const module = (await modulesOfEvent(event.id)).find(({ id }) => id === params.module) ?? null;
	if (params.module !== 'new' && !module) throw new NotFound('module');
	return { event, module };
}

export const load: PageServerLoad = async (request) => {
	const { event, module } = await asked(request);
	return {
		isNew: module === null,
		languages: await languagesOf(event),
		topics: (await choicesFor(request.locals.language)).topics,
		values: {
			...Object.fromEntries(
				Object.entries(module?.texts ?? {}).flatMap(([language, { title, summary, points }]) => [
					[`title.${language}`, [title]],
					[`summary.${language}`, [summary]],
					[`points.${language}`, [pointsText(points)]]
				])
			),
			topics: module?.topics ?? []
		} as Values
	};
};

export const actions: Actions = {
	save: async (request) => {
		const actor = signedIn(request);
		const { event, module } = await asked(request);
		const values = valuesOf(await request.request.formData());
		const form = new Reading(values);
		const texts = Object.fromEntries(
			(await languagesOf(event)).map(({ code }) => [
				code,
				{
					title: form.line(`title.${code}`, { longest: 300 }) ?? '',
					summary: form.text(`summary.${code}`, { longest: 4000 }) ?? '',
					points: pointsFrom(form.text(`points.${code}`) ?? '')
				}
			])
		);
		if (form.problems.length > 0) return refused(values, form.problems);
		const topics = all(values, 'topics').filter((id) => topic(id) !== undefined);
		return answering(values, async () => {
			await putModule(actor, event.slug, module?.id ?? null, {
				texts: { ...module?.texts, ...texts },
				topics
			});
			redirect(303, `/${request.locals.language}/desk/events/${event.slug}/programme?done=saved#modules`);
		});
	},
	remove: async (request) => {
		const actor = signedIn(request);
		const id = idFrom<'EventModule'>(request.params.module);
		if (!id) throw new NotFound('module');
		await removeModule(actor, request.params.event, id);
		redirect(
			303,
			`/${request.locals.language}/desk/events/${request.params.event}/programme?done=saved#modules`
		);
	}
};
