import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import { discussionBan } from './tables.server.ts';

export type Ban = { id: string; until: Date; reason: string };

/** The ban that holds now, the longest of several; null: they may write. */
export async function banOf(personId: string, now: Date, reader: Reader = db): Promise<Ban | null> {
	const [row] = await reader
		.select({ id: discussionBan.id, until: discussionBan.until, reason: discussionBan.reason })
		.from(discussionBan)
		.where(
			and(eq(discussionBan.personId, personId), isNull(discussionBan.liftedAt), gt(discussionBan.until, now))
		)
		.orderBy(desc(discussionBan.until))
		.limit(1);
	return row ?? null;
}

/** Throws Refusal('discussion_banned'). */
export async function refuseBanned(tx: Reader, personId: string, now: Date): Promise<void> {
	const ban = await banOf(personId, now, tx);
	if (ban)
		throw new Refusal('discussion_banned', {
			until: ban.until.toISOString().slice(0, 10),
			reason: ban.reason
		});
}
