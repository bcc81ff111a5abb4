import { and, asc, eq } from 'drizzle-orm';
import { auditLine, listPeople, namesOf } from '#people/index.server.ts';
import { system, type Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import type { EventId } from './event.ts';
import { holdOwnEvent } from './event.server.ts';
import type { EventRole } from './policy.ts';
import { eventTeam } from './tables.server.ts';

export type EventMember = { personId: string; name: string; role: EventRole };

/** Everybody of the team, a line for each thing they do. */
export async function teamOfEvent(id: EventId, reader: Reader = db): Promise<EventMember[]> {
	const rows = await reader
		.select({ personId: eventTeam.personId, role: eventTeam.role })
		.from(eventTeam)
		.where(eq(eventTeam.eventId, id))
		.orderBy(asc(eventTeam.role), asc(eventTeam.addedAt));
	const names = await namesOf(rows.map(({ personId }) => personId));
	return rows.map((row) => ({ ...row, name: names.get(row.personId) ?? '' }));
}

/** Adds somebody by the address of their account; one may do several things. Throws Refusal no_such_account. */
export async function addToEventTeam(
	actor: Actor,
	slug: string,
	email: string,
	role: EventRole
): Promise<void> {
	const address = email.trim().toLowerCase();
	const { people } = address.includes('@')
		? await listPeople(system('events'), { text: address })
		: { people: [] };
	const person = people.find((one) => one.email.toLowerCase() === address && one.confirmed);
	await transaction(async (tx) => {
		const { id } = await holdOwnEvent(tx, actor, 'manage', slug);
		if (!person) throw new Refusal('no_such_account', { field: 'email' });
		await tx.insert(eventTeam).values({ eventId: id, personId: person.id, role }).onConflictDoNothing();
		await auditLine(tx, actor, `event_${role}`, 'person', person.id);
	});
}

/** Throws Refusal event_needs_organiser for the last one who could manage it. */
export async function removeFromEventTeam(
	actor: Actor,
	slug: string,
	personId: string,
	role: EventRole
): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await holdOwnEvent(tx, actor, 'manage', slug);
		const team = await teamOfEvent(id, tx);
		if (!team.some((one) => one.personId === personId && one.role === role)) throw new NotFound('person');
		if (role === 'organiser' && team.filter((one) => one.role === 'organiser').length === 1)
			throw new Refusal('event_needs_organiser');
		await tx
			.delete(eventTeam)
			.where(and(eq(eventTeam.eventId, id), eq(eventTeam.personId, personId), eq(eventTeam.role, role)));
		await auditLine(tx, actor, 'event_team_remove', 'person', personId);
	});
}
