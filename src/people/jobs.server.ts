import { sendLetter, type Mailing } from './letter.server.ts';
import { tidyPeople } from './tidy.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'people.mail': Mailing;
		'people.tidy': Record<string, never>;
	}
}

export const peopleJobs = {
	'people.mail': (mailing: Mailing) => sendLetter(mailing, new Date()),
	'people.tidy': () => tidyPeople(new Date())
};
