import { eq, sql } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { attemptLimits, minutesUntil, type Attempt } from './attempt.ts';
import { keyedHash } from './secret.server.ts';
import { personRateLimit } from './tables.server.ts';

/** Where a request comes from: its network address, and headers for the session and the kind of device. */
export type Caller = { client: string; headers: Headers; now: Date };

/**
 * Counts a try and throws Refusal('too_many_attempts') past the limit; committed by itself, so that what fails afterwards
 * still counts. The client is counted first: one client cannot fill the table with addresses.
 */
export async function countAttempt(attempt: Attempt, caller: Caller, address?: string): Promise<void> {
	const limit = attemptLimits[attempt];
	await count(await keyOf(attempt, 'client', caller.client), limit.client, limit.minutes, caller.now);
	if (address)
		await count(await keyOf(attempt, 'address', address), limit.address, limit.minutes, caller.now);
}

/**
 * After a success earlier mistakes at the address no longer count, and this try does not count against the client: a
 * school where two hundred come in at nine through one address is no attack.
 */
export async function forgetAttempts(attempt: Attempt, caller: Caller, address: string): Promise<void> {
	const [ofAddress, ofClient] = await Promise.all([
		keyOf(attempt, 'address', address),
		keyOf(attempt, 'client', caller.client)
	]);
	await transaction(async (tx) => {
		await tx.delete(personRateLimit).where(eq(personRateLimit.key, ofAddress));
		await tx
			.update(personRateLimit)
			.set({ count: sql`greatest(${personRateLimit.count} - 1, 0)` })
			.where(eq(personRateLimit.key, ofClient));
	});
}

function keyOf(attempt: Attempt, scope: 'client' | 'address', value: string): Promise<string> {
	return keyedHash(`${attempt} ${scope} ${value}`);
}

async function count(key: string, most: number, minutes: number, now: Date): Promise<void> {
	const resetsAt = new Date(now.getTime() + minutes * 60_000);
	const over = sql`${personRateLimit.resetsAt} <= ${now.toISOString()}::timestamptz`;
	const [row] = await transaction((tx) =>
		tx
			.insert(personRateLimit)
			.values({ key, count: 1, resetsAt })
			.onConflictDoUpdate({
				target: personRateLimit.key,
				set: {
					count: sql`case when ${over} then 1 else ${personRateLimit.count} + 1 end`,
					resetsAt: sql`case when ${over} then excluded.resets_at else ${personRateLimit.resetsAt} end`
				}
			})
			.returning()
	);
	if (row && row.count > most)
		throw new Refusal('too_many_attempts', { minutes: minutesUntil(row.resetsAt, now) });
}
