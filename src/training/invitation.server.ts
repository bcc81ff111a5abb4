import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import type { EditionId } from './edition.ts';
import { openEdition } from './edition.server.ts';
import { editionInvitation } from './tables.server.ts';

const days = 60;

/** A link that lets one person in, without their address being known here. Returned once; only its hash is kept. */
export async function invite(actor: Actor, slug: string, note: string | null, now: Date): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await transaction(async (tx) => {
		const { id } = await openEdition(actor, 'manage', slug, tx);
		await tx.insert(editionInvitation).values({
			id: newId(),
			editionId: id,
			tokenSha256: hashOf(token),
			note: note?.slice(0, 200) || null,
			madeBy: actor.kind === 'person' ? actor.id : null,
			madeAt: now,
			expiresAt: new Date(now.getTime() + days * 86_400_000)
		});
	});
	return token;
}

/** Uses an invitation up: true once, for its edition, in its time. Whom it was for is forgotten with its use. */
export async function spendInvitation(tx: Writer, id: EditionId, token: string, now: Date): Promise<boolean> {
	const spent = await tx
		.update(editionInvitation)
		.set({ usedAt: now, note: null })
		.where(
			and(
				eq(editionInvitation.editionId, id),
				eq(editionInvitation.tokenSha256, hashOf(token)),
				isNull(editionInvitation.usedAt),
				gt(editionInvitation.expiresAt, now)
			)
		)
		.returning({ id: editionInvitation.id });
	return spent.length > 0;
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/** Whether an invitation would let somebody in now; nothing is used up. */
export async function invitationStands(id: EditionId, token: string, now: Date): Promise<boolean> {
	const [row] = await db
		.select({ id: editionInvitation.id })
		.from(editionInvitation)
		.where(
			and(
				eq(editionInvitation.editionId, id),
				eq(editionInvitation.tokenSha256, hashOf(token)),
				isNull(editionInvitation.usedAt),
				gt(editionInvitation.expiresAt, now)
			)
		);
	return row !== undefined;
}
