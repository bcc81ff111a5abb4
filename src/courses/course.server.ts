import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { organisationsBySlug, organisationsById } from '#network/index.server.ts';
import { contributesTo, type Actor } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import type { CourseId, ItemId, Texts } from './content.ts';
import type { CourseFacts } from './course.ts';
import type { Written } from './folder.ts';
import type { Item } from './item.ts';
import { may, mayEverything, type CourseAct, type GovernedCourse } from './policy.ts';
import { course, courseAuthor, courseItem, courseProvider, itemRendering } from './tables.server.ts';

export type Course = CourseFacts & { archivedAt: Date | null; governed: GovernedCourse };

/** Throws NotFound for a course that is not there. No policy is asked: for the rows above, and for what is public. */
export async function courseFacts(id: CourseId, reader: Reader = db): Promise<Course> {
	const [row] = await reader.select().from(course).where(eq(course.id, id));
	if (!row) throw new NotFound('course');
	const providers = await reader
		.select({ id: courseProvider.organisationId })
		.from(courseProvider)
		.where(eq(courseProvider.courseId, id))
		.orderBy(asc(courseProvider.position));
	const authors = await reader
		.select({ id: courseAuthor.personId })
		.from(courseAuthor)
		.where(eq(courseAuthor.courseId, id));
	const ids = providers.map((one) => one.id);
	const organisations = await organisationsById(ids, reader);
	const { createdAt: _, createdBy: __, ...facts } = row;
	return {
		...facts,
		providers: ids.flatMap((one) => organisations.get(one)?.slug ?? []),
		governed: { providers: ids, authors: authors.map((one) => one.id) }
	};
}

/** The course, if the actor may do this to it. What one may not see is not found. */
export async function openCourse(
	actor: Actor,
	act: CourseAct,
	id: CourseId,
	reader: Reader = db
): Promise<Course> {
	const found = await courseFacts(id, reader);
	if (!may(actor, 'see', found.governed)) throw new NotFound('course');
	if (!may(actor, act, found.governed)) throw new Forbidden(`course.${act}`);
	return found;
}

export async function courseIdOf(key: string, reader: Reader = db): Promise<CourseId> {
	const [row] = await reader.select({ id: course.id }).from(course).where(eq(course.key, key));
	if (!row) throw new NotFound('course');
	return row.id;
}

/** The course as it is being written: everything that was not taken out of it, in the languages it is taught in. */
export async function readWritten(facts: CourseFacts, reader: Reader = db): Promise<Written> {
	const items = await reader
		.select({
			id: courseItem.id,
			parentId: courseItem.parentId,
			position: courseItem.position,
			kind: courseItem.kind,
			key: courseItem.key,
			settings: courseItem.settings
		})
		.from(courseItem)
		.where(and(eq(courseItem.courseId, facts.id), isNull(courseItem.removedAt)))
		.orderBy(asc(courseItem.position), asc(courseItem.id));
	const rows = await reader
		.select({
			itemId: itemRendering.itemId,
			language: itemRendering.language,
			words: itemRendering.words,
			state: itemRendering.state,
			revision: itemRendering.revision,
			sourceRevision: itemRendering.sourceRevision
		})
		.from(itemRendering)
		.innerJoin(courseItem, eq(courseItem.id, itemRendering.itemId))
		.where(
			and(
				eq(courseItem.courseId, facts.id),
				isNull(courseItem.removedAt),
				inArray(itemRendering.language, facts.languages)
			)
		)
		.orderBy(asc(itemRendering.itemId), asc(itemRendering.language));
	const sources = new Map(
		rows.filter((row) => row.language === facts.sourceLanguage).map((row) => [row.itemId, row.revision])
	);
	return {
		course: facts,
		items,
		renderings: rows.map(({ revision: _, sourceRevision, ...row }) => ({
			...row,
			outdated:
				row.language !== facts.sourceLanguage && (sourceRevision ?? 0) < (sources.get(row.itemId) ?? 0)
		}))
	};
}

export type ListedCourse = {
	id: CourseId;
	key: string;
	titles: Texts<string>;
	sourceLanguage: string;
	languages: string[];
	illustrative: boolean;
	lessons: number;
	versions: number;
};

/** The courses whose workshop the actor may enter. */
export async function listCourses(actor: Actor): Promise<ListedCourse[]> {
	if (actor.kind === 'visitor') return [];
	const { rows } = await db.execute<ListedCourse & Record<string, unknown>>(sql`
		select c.id, c.key, c.source_language as "sourceLanguage", c.languages, c.illustrative,
			(select coalesce(jsonb_object_agg(r.language, r.words ->> 'title'), '{}') from item_rendering r where r.item_id = c.id) as titles,
			(select count(*)::int from course_item i where i.course_id = c.id and i.kind = 'lesson' and i.removed_at is null) as lessons,
			(select count(*)::int from course_version v where v.course_id = c.id) as versions
		from course c
		where c.archived_at is null and (${mayEverything(actor)}
			or exists (select from course_author a where a.course_id = c.id and a.person_id = ${actor.kind === 'person' ? actor.id : ''})
			or exists (select from course_provider p
				where p.course_id = c.id and p.organisation_id = any(${sql.param(contributesTo(actor))}::uuid[])))
		order by c.created_at`);
	return rows;
}

/** Writes what a course is, apart from its content; throws NotFound when a provider is unknown. */
export async function putCourse(tx: Writer, facts: CourseFacts, createdBy: string | null): Promise<void> {
	const { providers, ...row } = facts;
	const organisations = await organisationsBySlug(providers, tx);
	await tx
		.insert(course)
		.values({ ...row, createdBy })
		.onConflictDoUpdate({ target: course.id, set: row });
	await tx.delete(courseProvider).where(eq(courseProvider.courseId, facts.id));
	const known = providers.flatMap((slug) => organisations.get(slug)?.id ?? []);
	if (known.length < providers.length) throw new NotFound('organisation');
	if (known.length > 0)
		await tx
			.insert(courseProvider)
			.values(known.map((organisationId, position) => ({ courseId: facts.id, organisationId, position })));
}

/** Adds an author who may see and write it. */
export async function addAuthor(tx: Writer, courseId: CourseId, personId: string): Promise<void> {
	await tx.insert(courseAuthor).values({ courseId, personId }).onConflictDoNothing();
}

/** The items of these ids in this course, for what refers to them by id. */
export async function itemsOf(
	courseId: CourseId,
	ids: readonly ItemId[],
	reader: Reader = db
): Promise<Item[]> {
	if (ids.length === 0) return [];
	return reader
		.select()
		.from(courseItem)
		.where(and(eq(courseItem.courseId, courseId), inArray(courseItem.id, [...ids])));
}
