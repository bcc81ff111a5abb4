import { and, eq, lt, notExists, sql } from 'drizzle-orm';
import { transaction } from '#platform/index.server.ts';
import {
	administratorLink,
	person,
	personRateLimit,
	personRole,
	personSession,
	personVerification
} from './tables.server.ts';

/** An account nobody confirmed is forgotten after this. */
export const unconfirmedDays = 14;

/** Keeps the promises of README.md: what has served its purpose is erased. Runs every night. */
export async function tidyPeople(now: Date): Promise<void> {
	const before = new Date(now.getTime() - unconfirmedDays * 86_400_000);
	await transaction(async (tx) => {
		await tx.delete(personSession).where(lt(personSession.expiresAt, now));
		await tx.delete(personVerification).where(lt(personVerification.expiresAt, now));
		await tx.delete(personRateLimit).where(lt(personRateLimit.resetsAt, now));
		await tx.delete(administratorLink).where(lt(administratorLink.expiresAt, now));
		const roles = tx
			.select({ one: sql`1` })
			.from(personRole)
			.where(eq(personRole.personId, person.id));
		await tx
			.delete(person)
			.where(and(eq(person.emailVerified, false), lt(person.createdAt, before), notExists(roles)));
	});
}
