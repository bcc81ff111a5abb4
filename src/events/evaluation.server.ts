import type { Invitee } from '#surveys/index.ts';
import { attendanceAmong } from './attendance.server.ts';
import type { EventId } from './event.ts';
import { participantsOf, type Participant } from './participant.server.ts';

/**
 * Who is asked what they think of an event: who was seen in any of its sessions or, where nobody took attendance, everybody
 * who confirmed. Their country is what respondents are compared with.
 */
export async function eventInvitees(id: EventId): Promise<Invitee[]> {
	const participants = await participantsOf(id);
	const { attendance } = await attendanceAmong(participants.map((one) => one.id));
	const cameOrConfirmed = (one: Participant): boolean =>
		attendance.size > 0 ? attendance.has(one.id) : one.state === 'confirmed';
	return participants.filter(cameOrConfirmed).map((one): Invitee => ({
		holder: `participant:${one.id}`,
		personId: one.personId,
		name: one.name,
		email: one.email,
		language: one.language,
		strata: { ...(one.country !== null && { country: one.country }) }
	}));
}
