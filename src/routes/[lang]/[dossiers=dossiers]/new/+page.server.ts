import { redirect } from '@sveltejs/kit';
import { addDossier, moveDossier } from '#research/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf, withOneMore } from '#ui/form/values.ts';
import { dossierChoices } from '../../../dossiers/choices.server.ts';
import { readDossierValues } from '../../../dossiers/values.server.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

/** Any member tells of a practice; projects and recommendations are written at the desk. */
function onlyMembers({ locals, params, url }: Pick<PageServerLoadEvent, 'locals' | 'params' | 'url'>): void {
	if (params.dossiers !== 'practices') throw new NotFound('page');
	if (locals.actor.kind !== 'person')
		redirect(303, `/${locals.language}/sign-in?then=${encodeURIComponent(url.pathname)}`);
}

export const load: PageServerLoad = async (event) => {
	onlyMembers(event);
	const { language } = event.locals;
	return { choices: await dossierChoices('practice', language), values: { language: [language] } };
};

export const actions: Actions = {
	more: async (event) => {
		onlyMembers(event);
		return { values: withOneMore(valuesOf(await event.request.formData())), problems: [], status: 200 };
	},
	save: async (event) => {
		onlyMembers(event);
		const { locals, request } = event;
		const values = valuesOf(await request.formData());
		const { input, problems } = readDossierValues(
			'practice',
			values,
			await dossierChoices('practice', locals.language),
			{ all: false, before: null }
		);
		if (problems) return refused(values, problems);
		return answering(values, async () => {
			const { id, revision } = await addDossier(locals.actor, input, locals.now);
			await moveDossier(locals.actor, id, revision, 'propose', { now: locals.now });
			redirect(303, `/${locals.language}/desk/research/${id}?done=propose`);
		});
	}
};
