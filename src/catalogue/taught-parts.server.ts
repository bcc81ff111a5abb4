import { isDeepStrictEqual } from 'node:util';
import { eq, inArray } from 'drizzle-orm';
import type { Writer } from '#platform/index.server.ts';
import type { EntryId } from './entry.ts';
import type { TaughtContent } from './offering.ts';
import { entryTaught } from './tables.server.ts';

type Parts = TaughtContent['parts'];

/** What the modules and lessons of courses taught here say, for the search alone. */
export async function taughtParts(tx: Writer, ids: readonly EntryId[]): Promise<Map<EntryId, Parts>> {
	const found = new Map<EntryId, Record<string, string[]>>();
	if (ids.length === 0) return found;
	const rows = await tx
		.select()
		.from(entryTaught)
		.where(inArray(entryTaught.entryId, [...ids]))
		.orderBy(entryTaught.language);
	for (const { entryId, language, parts } of rows)
		found.set(entryId, { ...found.get(entryId), [language]: parts });
	return found;
}

/** True where they say something else now. */
export async function putTaughtParts(tx: Writer, id: EntryId, parts: Parts): Promise<boolean> {
	const before = (await taughtParts(tx, [id])).get(id) ?? {};
	const after = Object.entries(parts).filter(([, some]) => some.length > 0);
	if (isDeepStrictEqual(before, Object.fromEntries(after))) return false;
	await tx.delete(entryTaught).where(eq(entryTaught.entryId, id));
	if (after.length > 0)
		await tx
			.insert(entryTaught)
			.values(after.map(([language, some]) => ({ entryId: id, language, parts: [...some] })));
	return true;
}
