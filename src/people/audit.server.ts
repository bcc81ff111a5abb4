import { newId } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
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
