import { sendOwnLink } from './participant-link.server.ts';
import type { ParticipantId } from './participant.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'events.mailOwnLink': { participantId: ParticipantId };
	}
}

export const participantJobs = {
	'events.mailOwnLink': ({ participantId }: { participantId: ParticipantId }) => sendOwnLink(participantId)
};
