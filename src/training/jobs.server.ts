import type { AnnouncementId } from './announcement.ts';
import type { EnrolmentId } from './enrolment.ts';
import {
	sendAnnouncement,
	sendAnnouncementTo,
	sendTrainingLetter,
	type TrainingLetter
} from './letter.server.ts';
import { settle, settleDue } from './settling.server.ts';
import { tidyTraining } from './tidy.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'training.settle': { enrolmentId: EnrolmentId };
		'training.settleDue': Record<string, never>;
		'training.tidy': Record<string, never>;
		'training.mail': { enrolmentId: EnrolmentId; letter: TrainingLetter; code?: string };
		'training.announce': { announcementId: AnnouncementId };
		'training.mailAnnouncement': { enrolmentId: EnrolmentId; announcementId: AnnouncementId };
	}
}

export const trainingJobs = {
	'training.settle': ({ enrolmentId }: { enrolmentId: EnrolmentId }) => settle(enrolmentId, new Date()),
	'training.settleDue': () => settleDue(new Date()),
	'training.tidy': () => tidyTraining(new Date()),
	'training.mail': ({
		enrolmentId,
		letter,
		code
	}: {
		enrolmentId: EnrolmentId;
		letter: TrainingLetter;
		code?: string;
	}) => sendTrainingLetter(enrolmentId, letter, code ?? null),
	'training.announce': ({ announcementId }: { announcementId: AnnouncementId }) =>
		sendAnnouncement(announcementId),
	'training.mailAnnouncement': (ids: { enrolmentId: EnrolmentId; announcementId: AnnouncementId }) =>
		sendAnnouncementTo(ids.enrolmentId, ids.announcementId)
};
