import { redirect } from '@sveltejs/kit';
import { translateDossier } from '#research/index.server.ts';
import { textFields } from '#research/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { direction, isLanguage, languageName } from '#vocabulary/index.ts';
import { revisionOf } from '../../../../entries/entry.server.ts';
import { answeringEdit } from '../../../../meanwhile.server.ts';
import { dossierAt, headOf } from '../../../dossier.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { actor, language }, params }) => {
	const facts = await dossierAt(actor, params.id);
	if (!facts.allowed.includes('edit')) throw new Forbidden('dossier.edit');
	if (!isLanguage(params.to) || params.to === facts.language) throw new NotFound('page');
	const original = facts.texts.find(({ origin }) => origin === 'original');
	const own = facts.texts.find((row) => row.language === params.to);
	const names = ['title', ...textFields[facts.kind]] as const;
	return {
		head: headOf(facts, language),
		to: { code: params.to, name: languageName(params.to), dir: direction(params.to) },
		source: { code: facts.language, name: languageName(facts.language), dir: direction(facts.language) },
		exists: own !== undefined,
		parts: names
			.filter((name) => name === 'title' || original?.[name])
			.map((name) => ({ name, source: original?.[name] ?? '', text: own?.[name] ?? '' }))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const facts = await dossierAt(locals.actor, params.id);
		const values = valuesOf(await request.formData());
		const removed = one(values, 'remove') !== '';
		return answeringEdit(values, locals.language, async () => {
			await translateDossier(
				locals.actor,
				facts.id,
				revisionOf(values),
				{
					language: params.to,
					title: removed ? '' : one(values, 'title'),
					...Object.fromEntries(textFields[facts.kind].map((name) => [name, one(values, name)]))
				},
				locals.now
			);
			redirect(303, `/${locals.language}/desk/research/${facts.id}?done=translated`);
		});
	}
};
