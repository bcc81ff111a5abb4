import { and, eq, isNull, sql } from 'drizzle-orm';
import { Forbidden, idFrom, newId, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import type { Actor, Role } from './actor.ts';
import { auditLine } from './audit.server.ts';
import { may, refusalToLoseAdministrator } from './policy.ts';
import { person, personRole } from './tables.server.ts';

/** Gives a role; giving it twice is giving it once. The organisation of a contributor is the caller's to check. */
export async function grantRole(actor: Actor, personId: string, role: Role): Promise<void> {
	if (!may(actor, 'grant')) throw new Forbidden('grant');
	await transaction(async (tx) => {
		const [found] = await tx.select().from(person).where(eq(person.id, personId)).for('update');
		if (!found) throw new NotFound('person');
		if (!found.emailVerified) throw new Refusal('person_unconfirmed');
		await insertRole(tx, actor, personId, role);
	});
}

export async function insertRole(tx: Writer, actor: Actor, personId: string, role: Role): Promise<void> {
	const granted = await tx
		.insert(personRole)
		.values({
			id: newId(),
			personId,
			role: role.role,
			organisationId: organisationOf(role),
			grantedBy: actor.kind === 'person' ? actor.id : null
		})
		.onConflictDoNothing()
		.returning();
	if (granted.length > 0) await auditLine(tx, actor, `grant_${role.role}`, 'person', personId);
}

/** Takes a role back. Throws Refusal('last_administrator'), and NotFound when the person does not have it. */
export async function withdrawRole(actor: Actor, personId: string, role: Role): Promise<void> {
	if (!may(actor, 'withdraw')) throw new Forbidden('withdraw');
	await transaction(async (tx) => {
		if (role.role === 'administrator') await keepAnAdministrator(tx, personId);
		const organisationId = organisationOf(role);
		const withdrawn = await tx
			.delete(personRole)
			.where(
				and(
					eq(personRole.personId, personId),
					eq(personRole.role, role.role),
					organisationId ? eq(personRole.organisationId, organisationId) : isNull(personRole.organisationId)
				)
			)
			.returning();
		if (withdrawn.length === 0) throw new NotFound('role');
		await auditLine(tx, actor, `withdraw_${role.role}`, 'person', personId);
	});
}

/** Holds all administrators' rows: of two who withdraw each other at once, the second is refused. */
export async function keepAnAdministrator(tx: Writer, leaving: string): Promise<void> {
	const administrators = await tx
		.select({ personId: personRole.personId })
		.from(personRole)
		.where(eq(personRole.role, 'administrator'))
		.orderBy(personRole.id)
		.for('update');
	if (!administrators.some(({ personId }) => personId === leaving)) return;
	const refusal = refusalToLoseAdministrator(administrators.length - 1);
	if (refusal) throw new Refusal(refusal);
}

function organisationOf(role: Role): string | null {
	if (role.role !== 'contributor') return null;
	const id = idFrom(role.organisationId);
	if (!id) throw new NotFound('organisation');
	return id;
}

/** A column of a query over `person`, by that name: what the person may do, in the order it was given. */
export const rolesOfPerson = sql<Role[]>`array(
	select jsonb_strip_nulls(jsonb_build_object('role', role, 'organisationId', organisation_id))
	from person_role where person_id = person.id order by granted_at, id)`;
