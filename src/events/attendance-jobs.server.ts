import { tidyAttendance } from './attendance.server.ts';
import { sendCertificateLetter, type CertificateLetter } from './event-certificate-letter.server.ts';
import { settleAttendance, settleEvents } from './event-certificate.server.ts';
import type { ParticipantId } from './participant.ts';

type MailCertificate = { participantId: ParticipantId; letter: CertificateLetter; code?: string };

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'events.settleAttendance': { participantId: ParticipantId };
		'events.settleCertificates': Record<string, never>;
		'events.mailCertificate': MailCertificate;
		'events.tidyAttendance': Record<string, never>;
	}
}

export const attendanceJobs = {
	'events.settleAttendance': ({ participantId }: { participantId: ParticipantId }) =>
		settleAttendance(participantId, new Date()),
	'events.settleCertificates': () => settleEvents(new Date()),
	'events.mailCertificate': ({ participantId, letter, code }: MailCertificate) =>
		sendCertificateLetter(participantId, letter, code ?? null),
	'events.tidyAttendance': () => tidyAttendance(new Date())
};
