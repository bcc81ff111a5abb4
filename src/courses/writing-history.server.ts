import { and, desc, eq, lte, max } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { ItemId } from './content.ts';
import { openCourse } from './course.server.ts';
import type { Words } from './item.ts';
import { courseItem, itemRendering, itemRenderingPast } from './tables.server.ts';

export type PastWording = { revision: number; words: Words; changedAt: Date; changedBy: string | null };

/** Every wording of an item in a language, newest first, with the one that stands. Throws NotFound. */
export async function wordingsOf(actor: Actor, itemId: ItemId, language: string): Promise<PastWording[]> {
	const [item] = await db.select().from(courseItem).where(eq(courseItem.id, itemId));
	if (!item) throw new NotFound('item');
	await openCourse(actor, 'see', item.courseId);
	const [now, past] = await Promise.all([
		db
			.select(of(itemRendering))
			.from(itemRendering)
			.where(and(eq(itemRendering.itemId, itemId), eq(itemRendering.language, language))),
		db
			.select(of(itemRenderingPast))
			.from(itemRenderingPast)
			.where(and(eq(itemRenderingPast.itemId, itemId), eq(itemRenderingPast.language, language)))
			.orderBy(desc(itemRenderingPast.revision))
			.limit(1000)
	]);
	return [...now, ...past];
}

/**
 * The words as they were at a revision, for what changed since; of a revision that is not kept the one before it. Null:
 * there was none.
 */
export async function wordsAt(
	itemId: ItemId,
	language: string,
	revision: number,
	reader: Reader = db
): Promise<Words | null> {
	const [row] = await reader
		.select({ words: itemRenderingPast.words })
		.from(itemRenderingPast)
		.where(
			and(
				eq(itemRenderingPast.itemId, itemId),
				eq(itemRenderingPast.language, language),
				lte(itemRenderingPast.revision, revision)
			)
		)
		.orderBy(desc(itemRenderingPast.revision))
		.limit(1);
	return row?.words ?? null;
}

export async function lastPastRevision(reader: Reader, itemId: ItemId, language: string): Promise<number> {
	const [row] = await reader
		.select({ last: max(itemRenderingPast.revision) })
		.from(itemRenderingPast)
		.where(and(eq(itemRenderingPast.itemId, itemId), eq(itemRenderingPast.language, language)));
	return row?.last ?? 0;
}

function of({ revision, words, changedAt, changedBy }: typeof itemRendering | typeof itemRenderingPast) {
	return { revision, words, changedAt, changedBy };
}
