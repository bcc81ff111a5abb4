import { inArray, sql } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { RegistrationId } from './statement.ts';
import { refusedStatement } from './tables.server.ts';

/** How many statements of each log could not be taken in the last ninety days; logs without one are left out. */
export async function countRefused(
	registrations: readonly RegistrationId[],
	reader: Reader = db
): Promise<Map<RegistrationId, number>> {
	if (registrations.length === 0) return new Map();
	const rows = await reader
		.select({ registration: refusedStatement.registration, count: sql<number>`count(*)::int` })
		.from(refusedStatement)
		.where(inArray(refusedStatement.registration, [...registrations]))
		.groupBy(refusedStatement.registration);
	return new Map(rows.flatMap(({ registration, count }) => (registration ? [[registration, count]] : [])));
}
