import type { InvitationId } from './invitation.ts';
import { sendSurveyLetter, type SurveyLetter } from './letter.server.ts';
import { tidySurveys } from './tidying.server.ts';
import { followWaves } from './closing.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'surveys.mail': { invitationId: InvitationId; letter: SurveyLetter };
		/** The rows above know who took part in what a wave is about (worker/reactions.ts). */
		'surveys.fill': Record<string, never>;
		'surveys.follow': Record<string, never>;
		'surveys.tidy': Record<string, never>;
	}
}

export const surveyJobs = {
	'surveys.mail': ({ invitationId, letter }: { invitationId: InvitationId; letter: SurveyLetter }) =>
		sendSurveyLetter(invitationId, letter),
	'surveys.follow': () => followWaves(new Date()),
	'surveys.tidy': async () => void (await tidySurveys(new Date()))
};
