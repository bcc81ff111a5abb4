import { worksHere } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!worksHere(locals.actor)) throw new NotFound('page');
};
