import { goals, labelIn, targets } from '#vocabulary/index.ts';
import { numberedPage } from '../../../browse/numbered.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now, language } }) => ({
	...(await numberedPage(
		goals,
		params.sdg,
		(id) => ({ sdg: [id] }),
		({ sdgTargets }, number) => sdgTargets.some((target) => target.startsWith(`${number}.`)),
		{ now, language }
	)),
	targets: targets
		.filter(({ goal }) => String(goal) === params.sdg)
		.map(({ id, titles }) => ({ id, title: labelIn(titles, language) }))
});
