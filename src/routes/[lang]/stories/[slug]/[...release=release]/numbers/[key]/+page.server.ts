import { NotFound } from '#platform/index.ts';
import { numberPath } from '../../../../../../stories/paths.ts';
import { headOf, numbersIn, tellStory } from '../../../../../../stories/told.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { language } }) => {
	const told = await tellStory(params, language);
	const number = (await numbersIn(told.story, language)).find(({ key }) => key === params.key);
	if (!number) throw new NotFound('fact');
	return {
		head: headOf(told, language),
		number,
		frozenPath: numberPath(told.frozenPath, number.key)
	};
};
