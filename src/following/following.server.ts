import { and, asc, count, eq, sql } from 'drizzle-orm';
import { expertsFollowed } from '#network/index.server.ts';
import type { Actor, Person } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import type { SearchQuery } from '#search/index.ts';
import { followedExpert, followedQuery, mostFollowed, type FollowingId } from './following.ts';
import type { Rhythm } from './rhythm.ts';
import { following } from './tables.server.ts';

export type Following = { id: FollowingId; query: string; rhythm: Rhythm; since: Date };

/** Follows a search; followed already, it changes how often. Throws Refusal('follow_too_many'). */
export async function followSearch(
	actor: Actor,
	query: SearchQuery,
	rhythm: Rhythm,
	now: Date
): Promise<void> {
	await follow(personOf(actor), followedQuery(query), rhythm, now);
}

/** The same of an expert whom people with an account may see. Throws NotFound, Refusal('follow_too_many'). */
export async function followExpert(actor: Actor, code: string, rhythm: Rhythm, now: Date): Promise<void> {
	const person = personOf(actor);
	if (!(await expertsFollowed([code], now)).has(code)) throw new NotFound('expert');
	await follow(person, followedExpert(code), rhythm, now);
}

async function follow(person: Person, followed: string, rhythm: Rhythm, now: Date): Promise<void> {
	await transaction(async (tx) => {
		await lockFollower(tx, person.id);
		const [known] = await tx
			.select({ id: following.id })
			.from(following)
			.where(and(eq(following.personId, person.id), eq(following.query, followed)));
		if (known) return change(tx, person, known.id, rhythm, now);
		const [row] = await tx
			.select({ value: count() })
			.from(following)
			.where(eq(following.personId, person.id));
		if ((row?.value ?? 0) >= mostFollowed) throw new Refusal('follow_too_many', { most: mostFollowed });
		await tx.insert(following).values({
			...{ id: newId<'Following'>(), personId: person.id, query: followed, rhythm },
			...{ since: now, through: now }
		});
	});
}

export async function changeRhythm(actor: Actor, id: FollowingId, rhythm: Rhythm, now: Date): Promise<void> {
	const person = personOf(actor);
	await transaction((tx) => change(tx, person, id, rhythm, now));
}

/** What came while no letters did was not asked for. */
async function change(tx: Writer, person: Person, id: FollowingId, rhythm: Rhythm, now: Date): Promise<void> {
	const changed = await tx
		.update(following)
		.set({
			rhythm,
			through: sql`case when ${following.rhythm} = 'none' then ${now.toISOString()}::timestamptz else ${following.through} end`
		})
		.where(and(eq(following.id, id), eq(following.personId, person.id)))
		.returning({ id: following.id });
	if (changed.length === 0) throw new NotFound('following');
}

export async function unfollow(actor: Actor, id: FollowingId): Promise<void> {
	const person = personOf(actor);
	await transaction(async (tx) => {
		const gone = await tx
			.delete(following)
			.where(and(eq(following.id, id), eq(following.personId, person.id)))
			.returning({ id: following.id });
		if (gone.length === 0) throw new NotFound('following');
	});
}

/** What the actor follows, the first first. */
export async function listFollowing(actor: Actor): Promise<Following[]> {
	const person = personOf(actor);
	return db
		.select({
			id: following.id,
			query: following.query,
			rhythm: following.rhythm,
			since: following.since
		})
		.from(following)
		.where(eq(following.personId, person.id))
		.orderBy(asc(following.since), asc(following.id));
}

function personOf(actor: Actor): Person {
	if (actor.kind !== 'person') throw new Forbidden('follow');
	return actor;
}

async function lockFollower(tx: Writer, personId: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`follow ${personId}`}, 0))`);
}
