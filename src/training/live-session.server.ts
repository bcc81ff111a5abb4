import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import type { EditionId } from './edition.ts';
import { openEdition } from './edition.server.ts';
import {
	problemsOfSession,
	sessionsAfter,
	type LiveSession,
	type LiveSessionId,
	type LiveSessionInput
} from './live-session.ts';
import { liveSession } from './tables.server.ts';

/**
 * Adds a session to an edition, or changes the one of this id: its link before, its recording and transcript afterwards.
 * Throws Refusal with its field; edition_ends_before_session unless `sessionsLater` says that it is meant so.
 */
export async function putLiveSession(
	actor: Actor,
	slug: string,
	id: LiveSessionId | null,
	input: LiveSessionInput,
	{ sessionsLater = false } = {}
): Promise<LiveSessionId> {
	return transaction(async (tx) => {
		const facts = await openEdition(actor, 'teach', slug, tx);
		const late = sessionsLater ? [] : sessionsAfter(facts, [{ ...input, cancelledAt: null }]);
		const [problem] = [...problemsOfSession(input), ...late];
		if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
		if (id === null) {
			const made = newId<'LiveSession'>();
			await tx.insert(liveSession).values({ id: made, editionId: facts.id, ...input });
			return made;
		}
		const changed = await tx
			.update(liveSession)
			.set(input)
			.where(and(eq(liveSession.id, id), eq(liveSession.editionId, facts.id)))
			.returning({ id: liveSession.id });
		if (changed.length === 0) throw new NotFound('session');
		return id;
	});
}

/** It will not take place; it stays on the page and says so. */
export async function cancelLiveSession(
	actor: Actor,
	slug: string,
	id: LiveSessionId,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const facts = await openEdition(actor, 'teach', slug, tx);
		const changed = await tx
			.update(liveSession)
			.set({ cancelledAt: now })
			.where(and(eq(liveSession.id, id), eq(liveSession.editionId, facts.id)))
			.returning({ id: liveSession.id });
		if (changed.length === 0) throw new NotFound('session');
	});
}

/** In the order they take place. */
export async function liveSessionsOf(id: EditionId, reader: Reader = db): Promise<LiveSession[]> {
	return (await liveSessionsIn([id], reader)).get(id) ?? [];
}

/** The same of several editions, in one query. */
export async function liveSessionsIn(
	ids: readonly EditionId[],
	reader: Reader = db
): Promise<Map<EditionId, LiveSession[]>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select()
		.from(liveSession)
		.where(inArray(liveSession.editionId, [...ids]))
		.orderBy(asc(liveSession.startsAt), asc(liveSession.id));
	return new Map(
		[...Map.groupBy(rows, ({ editionId }) => editionId)].map(([editionId, some]) => [
			editionId,
			some.map(({ editionId: _, ...session }) => session)
		])
	);
}
