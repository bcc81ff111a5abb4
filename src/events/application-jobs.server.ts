import { tidyApplications } from './application-erasing.server.ts';
import { sendApplicationLetter } from './application-letter.server.ts';
import type { ApplicationLetter } from './application-letter.ts';
import type { ApplicationId } from './application.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'events.mailApplication': { applicationId: ApplicationId; letter: ApplicationLetter };
		'events.tidyApplications': Record<string, never>;
	}
}

export const applicationJobs = {
	'events.mailApplication': (asked: { applicationId: ApplicationId; letter: ApplicationLetter }) =>
		sendApplicationLetter(asked.applicationId, asked.letter, new Date()),
	'events.tidyApplications': () => tidyApplications(new Date())
};
