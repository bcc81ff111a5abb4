import { reportOf } from './report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { page, ...report } = await reportOf(locals, params.slug, url.searchParams.get('donor'));
	const { slug, year, text, state, illustrative } = page;
	return { ...report, slug, year, text, illustrative, draft: state === 'draft' };
};
