import { and, eq } from 'drizzle-orm';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import type { Actor } from './actor.ts';
import { auditLine } from './audit.server.ts';
import { forgetLinks } from './link.server.ts';
import { may } from './policy.ts';
import { person } from './tables.server.ts';

/**
 * An administrator vouches for an address, where no letter can: a hub without a mail server lets people in by this.
 * Throws Refusal('already_confirmed'), so that the history never names one who did nothing.
 */
export async function confirmAddressOf(actor: Actor, personId: string, now: Date): Promise<void> {
	if (!may(actor, 'confirm')) throw new Forbidden('confirm');
	await transaction(async (tx) => {
		const [confirmed] = await tx
			.update(person)
			.set({ emailVerified: true, updatedAt: now })
			.where(and(eq(person.id, personId), eq(person.emailVerified, false)))
			.returning({ id: person.id });
		if (!confirmed) {
			const [known] = await tx.select({ id: person.id }).from(person).where(eq(person.id, personId));
			throw known ? new Refusal('already_confirmed') : new NotFound('person');
		}
		await forgetLinks(tx, 'confirm', personId);
		await auditLine(tx, actor, 'confirm', 'person', personId);
	});
}

/** How many accounts wait until their address is confirmed. */
export async function countUnconfirmed(actor: Actor): Promise<number> {
	if (!may(actor, 'list')) throw new Forbidden('list');
	return db.$count(person, eq(person.emailVerified, false));
}
