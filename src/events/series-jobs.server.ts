import { sendAgencyLetter } from './series-letter.server.ts';
import { tidyAgencies } from './series-agency.server.ts';
import type { AgencyId } from './series-agency.ts';
import { countSeriesEvents } from './series-outcome.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'events.mailAgency': { agencyId: AgencyId };
		'events.tidyAgencies': Record<string, never>;
		'events.countSeries': Record<string, never>;
	}
}

export const seriesJobs = {
	'events.mailAgency': ({ agencyId }: { agencyId: AgencyId }) => sendAgencyLetter(agencyId),
	'events.tidyAgencies': () => tidyAgencies(new Date()),
	'events.countSeries': () => countSeriesEvents(new Date())
};
