import { sql, type SQL } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import type { EntryId, EntrySummary, Flag } from './entry.ts';
import type { EntryState } from './state.ts';
import { summariesWhere } from './summary.server.ts';
import { entry } from './tables.server.ts';

/** An entry as the desk lists it: whatever its state, with what waits about it. */
export type DeskEntry = EntrySummary & {
	state: EntryState;
	revision: number;
	updatedAt: Date;
	inReviewSince: Date | null;
	flags: Flag[];
	note: string | null;
};

/** The caller's condition decides who may see what. Three queries. */
export async function deskEntries(
	where: SQL | undefined,
	language: string,
	now: Date,
	{ order = [], limit = 50 }: { order?: SQL[]; limit?: number } = {}
): Promise<DeskEntry[]> {
	const rows = await db
		.select({
			id: entry.id,
			state: entry.state,
			revision: entry.revision,
			updatedAt: entry.updatedAt,
			inReviewSince: entry.inReviewSince,
			flags: entry.flags,
			note: entry.note
		})
		.from(entry)
		.where(where)
		.orderBy(...order)
		.limit(limit);
	const found = await summariesWhere(withIds(rows.map((row) => row.id)), language, now);
	const byId = new Map(found.map((one) => [one.id, one]));
	return rows.flatMap((row) => {
		const summary = byId.get(row.id);
		return summary ? [{ ...summary, ...row }] : [];
	});
}

export function withIds(ids: readonly EntryId[]): SQL {
	return sql`entry.id = any(${sql.param([...ids])}::uuid[])`;
}
