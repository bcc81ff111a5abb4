import type { Jobs } from '#platform/index.server.ts';

type Scheduled = { task: keyof Jobs & string; match: string };

/** Everything that happens by the clock, in UTC (minute hour day month weekday). Of several processes, one does it. */
export const schedule: Scheduled[] = [
	// At night: expired links, sessions and attempts are forgotten.
	{ task: 'people.tidy', match: '17 2 * * *' }
];
