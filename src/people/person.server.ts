import { and, asc, eq, ilike, or, sql } from 'drizzle-orm';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import type { Actor, Role } from './actor.ts';
import { may } from './policy.ts';
import { rolesOfPerson } from './role.server.ts';
import { person, personRole } from './tables.server.ts';

export type ListedPerson = {
	id: string;
	name: string;
	email: string;
	confirmed: boolean;
	since: Date;
	roles: Role[];
};

const pageSize = 50;

/**
 * Those with a role first, then by name; `text` is part of a name or address, `waiting`: only who waits to be confirmed.
 * `more`: there are others.
 */
export async function listPeople(
	actor: Actor,
	{ text = '', page = 1, waiting = false }: { text?: string; page?: number; waiting?: boolean } = {}
): Promise<{ people: ListedPerson[]; more: boolean }> {
	if (!may(actor, 'list')) throw new Forbidden('list');
	const part = `%${text
		.trim()
		.slice(0, 200)
		.replaceAll('\0', '')
		.replace(/[\\%_]/g, '\\$&')}%`;
	const rows = await db
		.select(listed)
		.from(person)
		.where(
			and(
				or(ilike(person.name, part), ilike(person.email, part)),
				waiting ? eq(person.emailVerified, false) : undefined
			)
		)
		.orderBy(
			sql`not exists (select from ${personRole} r where r.person_id = person.id)`,
			asc(person.name),
			asc(person.id)
		)
		.limit(pageSize + 1)
		.offset((page - 1) * pageSize);
	return { people: rows.slice(0, pageSize), more: rows.length > pageSize };
}

export async function findPerson(actor: Actor, id: string): Promise<ListedPerson> {
	if (!may(actor, 'list')) throw new Forbidden('list');
	const [row] = await db.select(listed).from(person).where(eq(person.id, id));
	if (!row) throw new NotFound('person');
	return row;
}

const listed = {
	id: person.id,
	name: person.name,
	email: person.email,
	confirmed: person.emailVerified,
	since: person.createdAt,
	roles: rolesOfPerson
};
