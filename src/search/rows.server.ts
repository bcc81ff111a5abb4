import { and, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import { afterCommit, db, type Writer } from '#platform/index.server.ts';
import { analysersVersion } from './analyse.ts';
import { analyse, titleWords, type SearchDocument } from './document.ts';
import { takeNow, type Change } from './live.server.ts';
import { pack } from './packing.ts';
import { searchDocument } from './tables.server.ts';

const batchSize = 500;

/** Of rows that a migration writes, for what its version is the first to make findable: no analyser has read them yet. */
const unread = 0;
const findable = or(isNotNull(searchDocument.body), eq(searchDocument.analysers, unread));

/** Makes documents findable, or findable as they now are: here at once, in other processes within a second. */
export async function put(tx: Writer, documents: SearchDocument[]): Promise<void> {
	const latest = [...new Map(documents.map((document) => [document.key, document])).values()];
	for (let i = 0; i < latest.length; i += batchSize) {
		const batch = new Map(
			latest
				.slice(i, i + batchSize)
				.map((document) => [document.key, { document, analysed: analyse(document) }])
		);
		const rows = await tx
			.insert(searchDocument)
			.values(
				[...batch].map(([key, { document, analysed }]) => ({
					key,
					analysers: analysersVersion,
					words: titleWords(document),
					body: pack(analysed)
				}))
			)
			.onConflictDoUpdate({
				target: searchDocument.key,
				set: { analysers: sql`excluded.analysers`, words: sql`excluded.words`, body: sql`excluded.body` }
			})
			.returning({ key: searchDocument.key, revision: searchDocument.revision });
		tell(
			tx,
			rows.map((row) => ({ ...row, document: batch.get(row.key)?.analysed ?? null }))
		);
	}
}

/** Takes documents out of every index. Unknown keys are no mistake. */
export async function remove(tx: Writer, keys: string[]): Promise<void> {
	if (keys.length === 0) return;
	const rows = await tx
		.update(searchDocument)
		.set({ body: null, words: [], analysers: analysersVersion })
		.where(and(inArray(searchDocument.key, keys), findable))
		.returning({ key: searchDocument.key, revision: searchDocument.revision });
	tell(
		tx,
		rows.map((row) => ({ ...row, document: null }))
	);
}

/** Keys of documents that older analysers read, or none yet, some at a time: their owners put them again, or take them out. */
export async function listOutdated(limit: number): Promise<string[]> {
	const rows = await db
		.select({ key: searchDocument.key })
		.from(searchDocument)
		.where(and(lt(searchDocument.analysers, analysersVersion), findable))
		.orderBy(searchDocument.key)
		.limit(limit);
	return rows.map(({ key }) => key);
}

function tell(tx: Writer, changes: Change[]): void {
	afterCommit(tx, () => takeNow(changes));
}
