import { tidyClaims } from './claim.server.ts';
import { tidyInvitations } from './contributor.server.ts';
import { sendNetworkLetter, type NetworkLetter } from './letter.server.ts';
import { tidyFocalPoints } from './partnership-writing.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'network.mail': NetworkLetter;
		'network.tidy': Record<string, never>;
		/** Counts who was trained in editions that are over: the rows above know, so `worker` brings it. */
		'network.countOutcomes': Record<string, never>;
		/** Makes what names an organisation findable by what it is called now: the rows above put it, so `worker` asks them. */
		'network.renamed': { slug: string; before: string[] };
	}
}

export const networkJobs = {
	'network.mail': (mailing: NetworkLetter) => sendNetworkLetter(mailing, new Date()),
	'network.tidy': async () => {
		const now = new Date();
		await tidyClaims(now);
		await tidyInvitations(now);
		await tidyFocalPoints(now);
	}
};
