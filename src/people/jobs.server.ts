import { sendLetter, type Letter } from './letter.server.ts';
import { tidyPeople } from './tidy.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'people.mail': { personId: string; letter: Letter };
		'people.tidy': Record<string, never>;
	}
}

export const peopleJobs = {
	'people.mail': ({ personId, letter }: { personId: string; letter: Letter }) =>
		sendLetter(personId, letter, new Date()),
	'people.tidy': () => tidyPeople(new Date())
};
