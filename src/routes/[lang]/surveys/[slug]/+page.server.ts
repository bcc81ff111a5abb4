import { redirect } from '@sveltejs/kit';
import { beginOpen, findOpenWave } from '#surveys/index.server.ts';
import { phaseOf } from '#surveys/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { consentOf, pagePath, privately, refusedWords } from '../answering.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A wave that is open to whoever has its address. */
export const load: PageServerLoad = async ({ params, locals: { language, now }, setHeaders }) => {
	setHeaders(privately);
	const { wave, questionnaire } = await findOpenWave(params.slug);
	const phase = phaseOf(wave, now);
	const refused =
		phase === 'open'
			? null
			: refusedWords({ refused: phase === 'planned' ? 'early' : 'closed', wave }, language);
	return { slug: wave.slug, refused, consent: consentOf(wave, questionnaire, language) };
};

export const actions: Actions = {
	begin: async ({ params, request, locals: { language, now } }) => {
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			const key = await beginOpen(params.slug, language, now);
			redirect(303, pagePath(language, key, one(values, 'all') === 'yes' ? 'all' : 'first'));
		});
	}
};
