import { sql } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { readWritten, type Course } from './course.server.ts';
import { toDoIn } from './standing.ts';
import { ItemTree } from './tree.ts';

/**
 * The course is translated from another of its languages from now on. What was up to date stays so, in every language;
 * what was not stays out of date. Of a course that is held. Throws Refusal `source_texts_missing` with how many texts
 * are not ready and up to date there.
 */
export async function moveSource(tx: Writer, course: Course, to: string): Promise<void> {
	const { items, renderings } = await readWritten(course, tx);
	const count = toDoIn(new ItemTree(items, renderings), to).length;
	if (count > 0) throw new Refusal('source_texts_missing', { field: 'source', language: to, count });
	await tx.execute(sql`
		update item_rendering r set source_revision = case
			when r.language = ${to} then null
			when r.language = ${course.sourceLanguage} then case when new.current then new.revision else new.revision - 1 end
			when r.source_revision >= new.old_revision and new.current then new.revision
			else new.revision - 1 end
		from (
			select n.item_id, n.revision, coalesce(o.revision, 0) as old_revision,
				coalesce(n.source_revision, 0) >= coalesce(o.revision, 0) as current
			from item_rendering n join course_item i on i.id = n.item_id
			left join item_rendering o on o.item_id = n.item_id and o.language = ${course.sourceLanguage}
			where i.course_id = ${course.id} and n.language = ${to}
		) new
		where r.item_id = new.item_id`);
}
