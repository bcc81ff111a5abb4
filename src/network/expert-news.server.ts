import { inArray } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { expert } from './expert-tables.server.ts';
import { shown, type ShownExpert } from './expert.server.ts';

/**
 * By their codes, those whom people with an account may see: who follows somebody has one. Whoever withdrew, sleeps or is
 * gone is not among them. One query.
 */
export async function expertsFollowed(
	codes: readonly string[],
	now: Date
): Promise<Map<string, ShownExpert>> {
	if (codes.length === 0) return new Map();
	const rows = await db
		.select()
		.from(expert)
		.where(inArray(expert.code, [...new Set(codes)]));
	return new Map(
		rows.flatMap((row): [string, ShownExpert][] => {
			const one = shown(row, 'member', now);
			return one ? [[row.code, one]] : [];
		})
	);
}
