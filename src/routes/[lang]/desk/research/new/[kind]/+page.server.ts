import { redirect } from '@sveltejs/kit';
import { mayEverything } from '#catalogue/index.ts';
import { organisationsById } from '#network/index.server.ts';
import { nameIn } from '#network/index.ts';
import { contributesTo } from '#people/index.ts';
import { isDossierKind, mayAddDossier, type DossierKind } from '#research/index.ts';
import { addDossier } from '#research/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf, withOneMore } from '#ui/form/values.ts';
import { dossierChoices } from '../../../../../dossiers/choices.server.ts';
import { readDossierValues } from '../../../../../dossiers/values.server.ts';
import { onlyFor } from '../../../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, params } = event;
	const kind = kindFrom(params.kind);
	if (!mayAddDossier(locals.actor, kind)) throw new NotFound('page');
	const choices = await dossierChoices(kind, locals.language);
	const own = [...(await organisationsById(contributesTo(locals.actor))).values()];
	return {
		kind,
		choices,
		values: {
			language: [locals.language],
			organisations_lead: own.map((one) => nameIn(one, locals.language).name)
		},
		provenance: mayEverything(locals.actor)
	};
};

export const actions: Actions = {
	more: async ({ request }) => ({
		values: withOneMore(valuesOf(await request.formData())),
		problems: [],
		status: 200
	}),
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const kind = kindFrom(params.kind);
		const values = valuesOf(await request.formData());
		const { input, problems } = readDossierValues(kind, values, await dossierChoices(kind, locals.language), {
			all: mayEverything(locals.actor),
			before: null
		});
		if (problems) return refused(values, problems);
		return answering(values, async () => {
			const { id } = await addDossier(locals.actor, input, locals.now);
			redirect(303, `/${locals.language}/desk/research/${id}?done=added`);
		});
	}
};

function kindFrom(text: string): DossierKind {
	if (!isDossierKind(text)) throw new NotFound('page');
	return text;
}
