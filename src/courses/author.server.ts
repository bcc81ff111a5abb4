import { and, asc, eq } from 'drizzle-orm';
import { system, type Actor } from '#people/index.ts';
import { listPeople, namesOf } from '#people/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import type { CourseId } from './content.ts';
import { addAuthor, openCourse } from './course.server.ts';
import { courseAuthor } from './tables.server.ts';

export type Author = { id: string; name: string; addedAt: Date };

/** Who writes a course beside the editors and its organisations' contributors; the one who has been longest first. */
export async function listAuthors(actor: Actor, id: CourseId): Promise<Author[]> {
	await openCourse(actor, 'see', id);
	const rows = await db
		.select()
		.from(courseAuthor)
		.where(eq(courseAuthor.courseId, id))
		.orderBy(asc(courseAuthor.addedAt));
	const names = await namesOf(rows.map(({ personId }) => personId));
	return rows.flatMap(({ personId, addedAt }) => {
		const name = names.get(personId);
		return name === undefined ? [] : [{ id: personId, name, addedAt }];
	});
}

/**
 * Lets the person with this address write the course. Throws Refusal `author_unknown` where no account has it (whoever
 * may share a course may learn that), NotFound and Forbidden.
 */
export async function shareCourse(actor: Actor, id: CourseId, email: string): Promise<void> {
	await openCourse(actor, 'share', id);
	const wanted = email.trim().toLowerCase();
	const { people } = wanted === '' ? { people: [] } : await listPeople(system('courses'), { text: wanted });
	const found = people.find((one) => one.confirmed && one.email.toLowerCase() === wanted);
	if (!found) throw new Refusal('author_unknown', { field: 'email' });
	await transaction(async (tx) => {
		await openCourse(actor, 'share', id, tx);
		await addAuthor(tx, id, found.id);
	});
}

/** They write it no more; what they wrote stays. */
export async function removeAuthor(actor: Actor, id: CourseId, personId: string): Promise<void> {
	await transaction(async (tx) => {
		await openCourse(actor, 'share', id, tx);
		await tx
			.delete(courseAuthor)
			.where(and(eq(courseAuthor.courseId, id), eq(courseAuthor.personId, personId)));
	});
}
