import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import type { ItemId } from './content.ts';
import { courseIdOf, openCourse, readWritten, type Course } from './course.server.ts';
import { ItemTree } from './tree.ts';
import { courseItem, itemRendering } from './tables.server.ts';
import type { ItemRow } from './writing.server.ts';

/** A course at work: what it is, and everything in it. Throws NotFound where one may not see it. */
export async function openWorkshop(actor: Actor, key: string): Promise<{ course: Course; tree: ItemTree }> {
	const course = await openCourse(actor, 'see', await courseIdOf(key));
	const { items, renderings } = await readWritten(course);
	return { course, tree: new ItemTree(items, renderings) };
}

/** A wording as it is edited: with its numbers, and who wrote it. */
export type Wording = typeof itemRendering.$inferSelect;
export type WrittenItem = ItemRow & { wordings: Wording[] };

/** Items of a course as they are edited, in the order asked for. Throws NotFound when one is not there. */
export async function itemsToEdit(ids: readonly ItemId[]): Promise<WrittenItem[]> {
	const [items, wordings] = await Promise.all([
		db
			.select()
			.from(courseItem)
			.where(and(inArray(courseItem.id, [...ids]), isNull(courseItem.removedAt))),
		db
			.select()
			.from(itemRendering)
			.where(inArray(itemRendering.itemId, [...ids]))
	]);
	return ids.map((id) => {
		const item = items.find((one) => one.id === id);
		if (!item) throw new NotFound('item');
		return { ...item, wordings: wordings.filter(({ itemId }) => itemId === id) };
	});
}

/** The item of this key in a course, whatever it stands in. Throws NotFound. */
export async function itemOfKey(course: Course, key: string): Promise<WrittenItem> {
	const [row] = await db
		.select({ id: courseItem.id })
		.from(courseItem)
		.where(and(eq(courseItem.courseId, course.id), eq(courseItem.key, key), isNull(courseItem.removedAt)));
	if (!row) throw new NotFound('item');
	const [item] = await itemsToEdit([row.id]);
	if (!item) throw new NotFound('item');
	return item;
}
