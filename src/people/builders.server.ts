import { sql } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { type Actor, type Person, type Role } from './actor.ts';
import { type Caller } from './attempt.server.ts';
import type { Mailing } from './letter.server.ts';
import { hashPassword } from './password.server.ts';
import { setPassword } from './sign-up.server.ts';
import { person, personRole } from './tables.server.ts';

let made = 0;

type Wanted = {
	name: string;
	email: string;
	language: string;
	confirmed: boolean;
	password: string;
	roles: Role[];
};

/** A person with a confirmed address and no role; a password only when one is asked for, since hashing takes time. */
export async function aPerson(wanted: Partial<Wanted> = {}): Promise<Person & { email: string }> {
	const { name = 'Amina', language = 'en', confirmed = true, password, roles = [] } = wanted;
	const email = wanted.email ?? `person${++made}@example.org`;
	const id: string = newId();
	const passwordHash = password === undefined ? null : await hashPassword(password);
	await transaction(async (tx) => {
		await tx.insert(person).values({ id, name, email, language, emailVerified: confirmed });
		if (passwordHash) await setPassword(tx, id, passwordHash);
		for (const role of roles)
			await tx.insert(personRole).values({ id: newId(), personId: id, organisationId: null, ...role });
	});
	return { kind: 'person', id, name, language, roles, email };
}

export const anEditor = (): Promise<Actor> => aPerson({ roles: [{ role: 'editor' }] });

export const anAdministrator = (): Promise<Person & { email: string }> =>
	aPerson({ roles: [{ role: 'administrator' }] });

export const aContributor = (organisationId: string): Promise<Actor> =>
	aPerson({ roles: [{ role: 'contributor', organisationId }] });

/** A request from a network address of its own, so that tests do not count each other's attempts. */
export function aCaller(from: Partial<Caller> = {}): Caller {
	return { client: `192.0.2.${++made}`, headers: new Headers(), now: new Date(), ...from };
}

/** The letters that wait to be sent, oldest first. */
export async function lettersQueued(): Promise<Mailing[]> {
	const { rows } = await db.execute<{ payload: Mailing }>(sql`
		select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
		where t.identifier = 'people.mail' order by j.id`);
	return rows.map(({ payload }) => payload);
}
