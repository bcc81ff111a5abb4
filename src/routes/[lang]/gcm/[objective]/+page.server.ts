import { objectives } from '#vocabulary/index.ts';
import { numberedPage } from '../../../browse/numbered.server.ts';
import { researchOn } from '../../../dossiers/research-on.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now, language } }) => {
	const page = await numberedPage(
		objectives,
		params.objective,
		(id) => ({ gcm: [id] }),
		({ gcmObjectives }, number) => gcmObjectives.includes(number),
		{ now, language }
	);
	return { ...page, research: await researchOn({ gcm: [params.objective] }, { now, language }) };
};
