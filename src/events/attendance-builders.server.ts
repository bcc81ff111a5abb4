import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { eventParticipant } from './application-tables.server.ts';
import type { CheckIn } from './check-in.ts';
import type { EventFacts } from './event.ts';
import type { ParticipantId } from './participant.ts';
import type { SessionId, SessionKind } from './session.ts';
import { eventSession } from './tables.server.ts';

/** Somebody who takes part, for tests. */
export async function aParticipant(
	event: EventFacts,
	given: Partial<typeof eventParticipant.$inferInsert> = {}
): Promise<{ id: ParticipantId; code: string; name: string }> {
	const id = newId<'Participant'>();
	const row = {
		...{ id, eventId: event.id, name: 'Amina Diallo', email: `${id.slice(-12)}@example.org`, language: 'fr' },
		...{ organisation: 'City of Dakar', country: 'SN', state: 'confirmed' as const, illustrative: true },
		...{ badgeCode: codeOf(id), addedAt: new Date('2027-04-01T10:00:00Z') },
		...given
	};
	await transaction((tx) => tx.insert(eventParticipant).values(row));
	return { id: row.id, code: row.badgeCode, name: row.name ?? '' };
}

/** Ten letters of an id: as good as chance, and the same each time. */
function codeOf(id: string): string {
	return id.replaceAll('-', '').slice(-10);
}

/** A session of an hour and a half on the event's first day, for tests. `hour`: in UTC. */
export async function aSession(
	event: EventFacts,
	given: { kind?: SessionKind; hour?: number; title?: string } = {}
): Promise<SessionId> {
	const { kind = 'lecture', hour = 15, title = 'Diaspora funds' } = given;
	const id = newId<'EventSession'>();
	const startsAt = new Date(`${event.startsOn ?? '2027-05-17'}T${String(hour).padStart(2, '0')}:00:00Z`);
	await transaction((tx) =>
		tx.insert(eventSession).values({
			...{ id, eventId: event.id, kind, revision: 1, startsAt },
			endsAt: new Date(startsAt.getTime() + 90 * 60_000),
			...{ trackId: null, moduleId: null, placeId: null, roomId: null, url: null, host: null, bus: null },
			texts: { en: { title, description: '', transport: '', meetingPoint: '', safety: '' } }
		})
	);
	return id;
}

/** What somebody at the door said, for tests. */
export function aCheckIn(
	participant: string,
	session: string,
	by: string,
	given: Partial<CheckIn> = {}
): CheckIn {
	return {
		...{ id: newId(), participant, session, says: 'present', at: '2027-05-17T15:05:00.000Z', by },
		...{ badge: null, takesBack: [], language: 'en', ...given }
	};
}
