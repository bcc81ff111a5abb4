import { tidyAttendance } from './attendance.server.ts';
import { sendCertificateLetter, type CertificateLetter } from './event-certificate-letter.server.ts';
import { settleAttendance, settleEvents } from './event-certificate.server.ts';
import type { ParticipantId } from './participant.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'events.settleAttendance': { participantId: ParticipantId };
		'events.settleCertificates': Record<string, never>;
		'events.mailCertificate': { participantId: ParticipantId; letter: CertificateLetter };
		'events.tidyAttendance': Record<string, never>;
	}
}

export const attendanceJobs = {
	'events.settleAttendance': ({ participantId }: { participantId: ParticipantId }) =>
		settleAttendance(participantId, new Date()),
	'events.settleCertificates': () => settleEvents(new Date()),
	'events.mailCertificate': ({
		participantId,
		letter
	}: {
		participantId: ParticipantId;
		letter: CertificateLetter;
	}) => sendCertificateLetter(participantId, letter),
	'events.tidyAttendance': () => tidyAttendance(new Date())
};
