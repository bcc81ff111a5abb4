import { redirect } from '@sveltejs/kit';
import { mayEverything } from '#catalogue/index.ts';
import { correctDossier } from '#research/index.server.ts';
import { Forbidden } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { valuesOf, withOneMore } from '#ui/form/values.ts';
import { dossierChoices } from '../../../../../dossiers/choices.server.ts';
import { dossierValues, readDossierValues } from '../../../../../dossiers/values.server.ts';
import { revisionOf } from '../../../entries/entry.server.ts';
import { answeringEdit } from '../../../meanwhile.server.ts';
import { dossierAt, headOf } from '../../dossier.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, language }, params }) => {
	const facts = await dossierAt(actor, params.id);
	if (!facts.allowed.includes('edit')) throw new Forbidden('dossier.edit');
	const choices = await dossierChoices(facts.kind, language);
	return {
		head: headOf(facts, language),
		choices,
		values: await dossierValues(facts, choices),
		provenance: mayEverything(actor)
	};
};

export const actions: Actions = {
	more: async ({ request }) => ({
		values: withOneMore(valuesOf(await request.formData())),
		problems: [],
		status: 200
	}),
	save: async ({ locals, params, request }) => {
		const before = await dossierAt(locals.actor, params.id);
		const values = valuesOf(await request.formData());
		const choices = await dossierChoices(before.kind, locals.language);
		const { input, problems } = readDossierValues(before.kind, values, choices, {
			...{ all: mayEverything(locals.actor), before }
		});
		if (problems) return refused(values, problems);
		return answeringEdit(values, locals.language, async () => {
			await correctDossier(locals.actor, before.id, revisionOf(values), input, locals.now);
			redirect(303, `/${locals.language}/desk/research/${before.id}?done=saved`);
		});
	}
};
