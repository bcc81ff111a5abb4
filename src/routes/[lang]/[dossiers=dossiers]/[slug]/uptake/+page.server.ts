import { redirect } from '@sveltejs/kit';
import { dossierKindOf, dossierPath, readUptake } from '#research/index.ts';
import { findDossier, reportUptake } from '#research/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { countryOptions, languageOptions } from '../../../../dossiers/choices.server.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

async function recommendation({
	params,
	locals: { actor, language, now }
}: Pick<PageServerLoadEvent, 'params' | 'locals'>) {
	if (dossierKindOf(params.dossiers) !== 'recommendation') throw new NotFound('page');
	const found = await findDossier(actor, 'recommendation', params.slug, language, now);
	if (found.state !== 'published') throw new NotFound('page');
	return found;
}

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { id, slug, kind, title } = await recommendation(event);
	if (locals.actor.kind !== 'person')
		redirect(303, `/${locals.language}/sign-in?then=${encodeURIComponent(url.pathname)}`);
	return {
		...{ id, title, page: dossierPath(locals.language, { kind, slug }) },
		countries: countryOptions(locals.language),
		languages: languageOptions()
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, request } = event;
		const { id, kind, slug } = await recommendation(event);
		const page = dossierPath(locals.language, { kind, slug });
		if (locals.actor.kind !== 'person')
			redirect(303, `/${locals.language}/sign-in?then=${encodeURIComponent(`${page}/uptake`)}`);
		const values = valuesOf(await request.formData());
		const fields = ['language', 'what', 'country', 'year', 'byWhom', 'evidenceUrl'];
		const { input, problems } = readUptake(
			Object.fromEntries(fields.map((name) => [name, one(values, name)]))
		);
		if (problems)
			return refused(
				values,
				problems.map(({ path, code, details }) => ({ field: path, code, details }))
			);
		return answering(values, async () => {
			await reportUptake(locals.actor, id, input, locals.now);
			redirect(303, `${page}?reported`);
		});
	}
};
