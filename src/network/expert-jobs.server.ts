import type { AssignmentId } from './assignment.ts';
import {
	sendAssignmentLetter,
	sendExpertLetter,
	type AssignmentLetter,
	type ExpertLetter
} from './expert-letter.server.ts';
import { tidyExperts } from './expert-tidy.server.ts';
import type { ExpertId } from './expert.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'network.mailExpert': { expertId: ExpertId; letter: ExpertLetter };
		'network.mailAssignment': { assignmentId: AssignmentId; letter: AssignmentLetter };
		'network.tidyExperts': Record<string, never>;
	}
}

export const expertJobs = {
	'network.mailExpert': ({ expertId, letter }: { expertId: ExpertId; letter: ExpertLetter }) =>
		sendExpertLetter(expertId, letter),
	'network.mailAssignment': (asked: { assignmentId: AssignmentId; letter: AssignmentLetter }) =>
		sendAssignmentLetter(asked.assignmentId, asked.letter, new Date()),
	'network.tidyExperts': () => tidyExperts(new Date())
};
