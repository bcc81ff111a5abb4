import { redirect } from '@sveltejs/kit';
import { kindOf } from '#catalogue/index.ts';
import type { PageServerLoad } from './$types';

/** All courses are the search for courses. */
export const load: PageServerLoad = ({ params, locals }) =>
	redirect(302, `/${locals.language}/search?kind=${kindOf(params.kind)}`);
