import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { Forbidden, idFrom, NotFound } from '#platform/index.ts';
import { db, prepared, transaction, type Writer } from '#platform/index.server.ts';
import { visitor, type Actor } from './actor.ts';
import { deviceFromText, type Device } from './device.ts';
import { rolesOfPerson } from './role.server.ts';
import { sessionDays, sessionToken } from './session-cookie.server.ts';
import { person, personSession } from './tables.server.ts';

export type Session = { id: string; device: Device; begunAt: Date; lastSeenOn: Date; isThisOne: boolean };

type Asking = { actor: Actor; isInTeam: boolean };

const asked = new WeakMap<Headers, Promise<Asking>>();

/** Who asks: one query for session, person and roles, and none without a cookie that we signed. */
export async function actorOf(headers: Headers): Promise<Actor> {
	return (await askingOf(headers)).actor;
}

/** Whether whoever asks is in the team of anything that the desk keeps, as the view in_team lists them. No query more. */
export async function isInTeam(headers: Headers): Promise<boolean> {
	return (await askingOf(headers)).isInTeam;
}

function askingOf(headers: Headers): Promise<Asking> {
	let asking = asked.get(headers);
	if (!asking) asked.set(headers, (asking = findAsking(headers)));
	return asking;
}

async function findAsking(headers: Headers): Promise<Asking> {
	const token = await sessionToken(headers);
	const [row] = token ? await byToken().execute({ token }) : [];
	if (!row) return { actor: visitor, isInTeam: false };
	const { sessionId, seenBeforeToday, isInTeam: inTeam, ...who } = row;
	if (seenBeforeToday) await keepAlive(sessionId);
	return { actor: { kind: 'person', ...who }, isInTeam: inTeam };
}

const byToken = prepared(() =>
	db
		.select({
			sessionId: personSession.id,
			seenBeforeToday: sql<boolean>`${personSession.updatedAt} < date_trunc('day', now())`,
			id: person.id,
			name: person.name,
			language: person.language,
			roles: rolesOfPerson,
			isInTeam: sql<boolean>`exists (select from in_team where in_team.person_id = ${person.id})`
		})
		.from(personSession)
		.innerJoin(person, eq(person.id, personSession.personId))
		.where(and(eq(personSession.token, sql.placeholder('token')), gt(personSession.expiresAt, sql`now()`)))
		.prepare('people_actor')
);

/** Once a day at most: the session was seen today, and ends that much later; one that is not to stay ends as it would. */
async function keepAlive(id: string): Promise<void> {
	await transaction((tx) =>
		tx
			.update(personSession)
			.set({
				updatedAt: sql`date_trunc('day', now())`,
				expiresAt: sql`case when ${personSession.expiresAt} - ${personSession.createdAt} < interval '2 days'
					then ${personSession.expiresAt} else now() + make_interval(days => ${sessionDays}::int) end`
			})
			.where(eq(personSession.id, id))
	);
}

export async function listSessions(actor: Actor, headers: Headers): Promise<Session[]> {
	const own = await sessionToken(headers);
	const rows = await db
		.select()
		.from(personSession)
		.where(and(eq(personSession.personId, idOf(actor)), gt(personSession.expiresAt, sql`now()`)))
		.orderBy(desc(personSession.updatedAt), desc(personSession.createdAt));
	return rows.map((row) => ({
		id: row.id,
		device: deviceFromText(row.userAgent),
		begunAt: row.createdAt,
		lastSeenOn: row.updatedAt,
		isThisOne: row.token === own
	}));
}

/** Throws NotFound for a session that is not the actor's. */
export async function endSession(actor: Actor, id: string): Promise<void> {
	await transaction(async (tx) => {
		const ended = await tx
			.delete(personSession)
			.where(and(eq(personSession.id, idFrom(id) ?? ''), eq(personSession.personId, idOf(actor))))
			.returning({ id: personSession.id });
		if (ended.length === 0) throw new NotFound('session');
	});
}

export async function endOtherSessions(actor: Actor, headers: Headers): Promise<void> {
	await transaction((tx) => endSessionsOf(tx, idOf(actor), headers));
}

/** All sessions of a person but the one that asks; all, when none asks. */
export async function endSessionsOf(tx: Writer, personId: string, but: Headers | null): Promise<void> {
	const kept = but ? await sessionToken(but) : null;
	await tx
		.delete(personSession)
		.where(and(eq(personSession.personId, personId), ne(personSession.token, kept ?? '')));
}

/** The person's id; a visitor has no account to act on. */
export function idOf(actor: Actor): string {
	if (actor.kind !== 'person') throw new Forbidden('account');
	return actor.id;
}
