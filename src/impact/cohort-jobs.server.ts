import { countCohorts } from './cohort.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'impact.countCohorts': Record<string, never>;
	}
}

export const cohortJobs = {
	'impact.countCohorts': async () => void (await countCohorts(new Date()))
};
