import { and, asc, eq } from 'drizzle-orm';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, type Writer } from '#platform/index.server.ts';
import type { Actor, Role } from './actor.ts';
import { auditLine } from './audit.server.ts';
import { insertRole } from './role.server.ts';
import { person, personRole } from './tables.server.ts';

type Contributing = Extract<Role, { role: 'contributor' }>;

/** For rows above, which have decided that it may be given. Throws NotFound, Refusal('person_unconfirmed'). */
export async function giveRole(
	tx: Writer,
	actor: Actor,
	personId: string,
	role: Contributing
): Promise<void> {
	const [found] = await tx.select().from(person).where(eq(person.id, personId)).for('update');
	if (!found) throw new NotFound('person');
	if (!found.emailVerified) throw new Refusal('person_unconfirmed');
	await insertRole(tx, actor, personId, role);
}

/** The same, taken back; false where the person does not have it. */
export async function takeRole(
	tx: Writer,
	actor: Actor,
	personId: string,
	{ organisationId }: Contributing
): Promise<boolean> {
	const taken = await tx
		.delete(personRole)
		.where(
			and(
				eq(personRole.personId, personId),
				eq(personRole.role, 'contributor'),
				eq(personRole.organisationId, organisationId)
			)
		)
		.returning({ id: personRole.id });
	if (taken.length > 0) await auditLine(tx, actor, 'withdraw_contributor', 'person', personId);
	return taken.length > 0;
}

/** Who contributes for an organisation, since when: for rows above, which have decided that whoever asks may know. */
export async function contributorsTo(
	organisationId: string
): Promise<{ personId: string; name: string; since: Date }[]> {
	return db
		.select({ personId: person.id, name: person.name, since: personRole.grantedAt })
		.from(personRole)
		.innerJoin(person, eq(person.id, personRole.personId))
		.where(and(eq(personRole.role, 'contributor'), eq(personRole.organisationId, organisationId)))
		.orderBy(asc(personRole.grantedAt), asc(person.id));
}
