import { objectives } from '#vocabulary/index.ts';
import { numberedPage } from '../../../browse/numbered.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { now, language } }) =>
	numberedPage(
		objectives,
		params.objective,
		(id) => ({ gcm: [id] }),
		({ gcmObjectives }, number) => gcmObjectives.includes(number),
		{ now, language }
	);
