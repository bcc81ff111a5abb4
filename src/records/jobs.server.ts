import { tidyRefused } from './log.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'records.tidy': Record<string, never>;
	}
}

export const recordsJobs = {
	'records.tidy': () => tidyRefused(new Date())
};
