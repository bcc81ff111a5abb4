import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { NotFound } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import type { ApplicationId } from './application.ts';
import { eventApplication, eventApplicationKey } from './application-tables.server.ts';
import type { EventId } from './event.ts';

export type ApplicationRow = typeof eventApplication.$inferSelect;

/** Letters with a link, to one application, in a day: more would only annoy. */
export const mostKeysADay = 8;

export const hashOfKey = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A key to an application: for a cookie or a link. The row keeps only its hash. */
export async function newApplicationKey(tx: Writer, id: ApplicationId, now: Date): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await tx
		.insert(eventApplicationKey)
		.values({ tokenSha256: hashOfKey(token), applicationId: id, madeAt: now });
	return token;
}

export async function keysToday(tx: Reader, id: ApplicationId, now: Date): Promise<number> {
	return tx.$count(
		eventApplicationKey,
		and(
			eq(eventApplicationKey.applicationId, id),
			gt(eventApplicationKey.madeAt, new Date(now.getTime() - 86_400_000))
		)
	);
}

/** Whose key it is, in this event; null: nobody's, or what it opened was erased. */
export async function findApplicationByKey(
	event: EventId,
	token: string,
	reader: Reader = db
): Promise<ApplicationRow | null> {
	const id = await idOfKey(event, token, reader);
	if (!id) return null;
	const [row] = await reader.select().from(eventApplication).where(eq(eventApplication.id, id));
	return row?.erasedAt === null ? row : null;
}

/** The same, held, for who changes it. Throws NotFound. */
export async function holdApplicationByKey(
	tx: Writer,
	event: EventId,
	token: string
): Promise<ApplicationRow> {
	const id = await idOfKey(event, token, tx);
	const [row] = id
		? await tx.select().from(eventApplication).where(eq(eventApplication.id, id)).for('update')
		: [];
	if (row?.erasedAt !== null) throw new NotFound('application');
	return row;
}

async function idOfKey(event: EventId, token: string, reader: Reader): Promise<ApplicationId | null> {
	if (!/^[\w-]{32}$/u.test(token)) return null;
	const [row] = await reader
		.select({ id: eventApplicationKey.applicationId })
		.from(eventApplicationKey)
		.innerJoin(eventApplication, eq(eventApplication.id, eventApplicationKey.applicationId))
		.where(and(eq(eventApplicationKey.tokenSha256, hashOfKey(token)), eq(eventApplication.eventId, event)));
	return row?.id ?? null;
}
