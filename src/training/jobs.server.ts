import type { EnrolmentId } from './enrolment.ts';
import { settle, settleDue } from './settling.server.ts';
import { tidyTraining } from './tidy.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'training.settle': { enrolmentId: EnrolmentId };
		'training.settleDue': Record<string, never>;
		'training.tidy': Record<string, never>;
	}
}

export const trainingJobs = {
	'training.settle': ({ enrolmentId }: { enrolmentId: EnrolmentId }) => settle(enrolmentId, new Date()),
	'training.settleDue': () => settleDue(new Date()),
	'training.tidy': () => tidyTraining(new Date())
};
