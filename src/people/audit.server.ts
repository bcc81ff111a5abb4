import { and, asc, eq, inArray } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import type { Actor } from './actor.ts';
import { auditLine as auditLines } from './tables.server.ts';

/** Who did what to which thing: `auditLine(tx, actor, 'publish', 'entry', id)`. Ids and verbs only, no texts. */
export async function auditLine(
	tx: Writer,
	actor: Actor,
	act: string,
	thing: string,
	id: string
): Promise<void> {
	await tx.insert(auditLines).values({
		id: newId(),
		personId: actor.kind === 'person' ? actor.id : actor.kind === 'system' ? `system:${actor.name}` : null,
		act,
		thing,
		thingId: id
	});
}

export type Audited = { at: Date; personId: string | null; act: string; thingId: string };

/**
 * What was done to things of a kind, the first act first; `personId` null: the hub did it itself. For rows above, which
 * have decided that whoever asks may know.
 */
export async function auditOf(
	thing: string,
	ids: readonly string[],
	reader: Reader = db
): Promise<Audited[]> {
	const rows = await reader
		.select()
		.from(auditLines)
		.where(and(eq(auditLines.thing, thing), inArray(auditLines.thingId, [...ids])))
		.orderBy(asc(auditLines.at), asc(auditLines.id));
	return rows.map(({ at, personId, act, thingId }) => ({
		at,
		personId: personId?.startsWith('system:') ? null : personId,
		act,
		thingId
	}));
}
