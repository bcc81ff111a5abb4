import { NotFound } from '#platform/index.ts';
import { waveBySlug } from '#surveys/index.server.ts';
import { textIn } from '#surveys/index.ts';
import type { PageServerLoad } from './$types';

/** After sending: says nothing of who sent, and opens for whoever knows the address. */
export const load: PageServerLoad = async ({ params, locals: { language } }) => {
	const found = await waveBySlug(params.slug);
	if (!found) throw new NotFound('wave');
	const { wave, questionnaire } = found;
	const thanks = textIn(questionnaire.thanks, language);
	return {
		title: textIn(wave.title, language),
		thanks: { paragraphs: thanks.text.split(/\n+/u).filter(Boolean), language: thanks.language },
		linkage: wave.linkage
	};
};
