import { indicatorsOf, methodShown } from '../../../../../stories/method.server.ts';
import { headOf, numbersIn, tellStory } from '../../../../../stories/told.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { language } }) => {
	const told = await tellStory(params, language);
	return {
		head: headOf(told, language),
		method: await methodShown(told, language),
		indicators: indicatorsOf(await numbersIn(told.story, language))
	};
};
