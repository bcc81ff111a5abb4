import { and, desc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { change, type Written } from './change.server.ts';
import type { EntryFacts, EntryId } from './entry.ts';
import { restored } from './moving.ts';
import type { EntryState } from './state.ts';
import { entryChange } from './tables.server.ts';

/**
 * Takes a retirement or a rejection back: the entry is what it was before, public again or in its old place in the queue.
 * Throws Refusal for what was merged: its address leads elsewhere.
 */
export async function restoreEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	now = new Date()
): Promise<Written> {
	return change({ actor, id, revision, act: 'restore', now }, async (before, tx) => {
		const ending = await lastChangeTo(tx, id, 'retired');
		// What came in by an import began in the queue, and its history does not say so.
		const waited = await lastChangeTo(tx, id, 'in_review');
		return restored(before, stateOf(ending?.fields['state']?.[0], before), waited?.at ?? before.createdAt);
	});
}

/** The history says what it was; where the history was cut off, what was public is public again and the rest waits. */
function stateOf(said: unknown, { publishedAt }: EntryFacts): Exclude<EntryState, 'retired'> {
	if (said === 'draft' || said === 'in_review' || said === 'published') return said;
	return publishedAt === null ? 'in_review' : 'published';
}

async function lastChangeTo(tx: Writer, id: EntryId, state: EntryState) {
	const [last] = await tx
		.select({ at: entryChange.at, fields: entryChange.fields })
		.from(entryChange)
		.where(and(eq(entryChange.entryId, id), sql`${entryChange.fields} -> 'state' ->> 1 = ${state}`))
		.orderBy(desc(entryChange.revision))
		.limit(1);
	return last ?? null;
}
