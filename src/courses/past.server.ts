import type { Writer } from '#platform/index.server.ts';
import { itemRenderingPast, type itemRendering } from './tables.server.ts';

/** Before a wording is replaced or taken out: nobody's work is lost. */
export async function keepPast(tx: Writer, row: typeof itemRendering.$inferSelect): Promise<void> {
	const { itemId, language, revision, words, changedAt, changedBy } = row;
	await tx
		.insert(itemRenderingPast)
		.values({ itemId, language, revision, words, changedAt, changedBy })
		.onConflictDoNothing();
}
