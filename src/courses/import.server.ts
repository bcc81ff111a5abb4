import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { contributesTo, type Actor } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { tellingEntry } from './catalogue.server.ts';
import type { CourseId, ItemId } from './content.ts';
import { openCourse, putCourse } from './course.server.ts';
import { refuseForeignEntry } from './entry.server.ts';
import { readFolder, type Written } from './folder.ts';
import { storeFolder, type FilesByPath } from './folder-files.server.ts';
import type { Item, Rendering } from './item.ts';
import { keepPast } from './past.server.ts';
import { mayBegin } from './policy.ts';
import type { FolderProblem } from './reading.ts';
import { course, courseItem, itemRendering } from './tables.server.ts';

/** How many items and wordings of a course's folder were new, changed, as they were, or taken out. */
export type ImportedCourse = { added: number; changed: number; unchanged: number; removed: number };

/** A folder that says something wrong: every place of it. Nothing of the folder was brought in. */
export class FolderRefused extends Refusal {
	readonly problems: FolderProblem[];
	constructor(problems: FolderProblem[]) {
		super('course_folder_refused', { count: problems.length });
		this.problems = problems;
	}
}

/**
 * Makes a course what its folder says, whole or not at all. What the folder leaves out is taken out of the course, and
 * stays in its versions. The same folder twice changes nothing. Throws Forbidden; FolderRefused; Refusal for a file that
 * may not be kept, and `course_key_taken`.
 */
export async function importCourse(
	actor: Actor,
	raw: FilesByPath,
	now: Date
): Promise<ImportedCourse & { course: CourseId }> {
	if (!mayBegin(actor, contributesTo(actor))) throw new Forbidden('course.import');
	return transaction(async (tx) => {
		const { written, problems } = readFolder(await storeFolder(tx, raw));
		if (!written) throw new FolderRefused(problems);
		return { course: written.course.id, ...(await putWritten(tx, actor, written, now)) };
	});
}

async function putWritten(tx: Writer, actor: Actor, written: Written, now: Date): Promise<ImportedCourse> {
	const { course: facts } = written;
	const [here] = await tx
		.select({ id: course.id, entrySlug: course.entrySlug })
		.from(course)
		.where(eq(course.id, facts.id))
		.for('update');
	if (here) await openCourse(actor, 'write', facts.id, tx);
	if (facts.entrySlug !== null && facts.entrySlug !== here?.entrySlug)
		await refuseForeignEntry(tx, actor, facts.entrySlug);
	const [other] = await tx.select({ id: course.id }).from(course).where(eq(course.key, facts.key));
	if (other && other.id !== facts.id) throw new Refusal('course_key_taken', { key: facts.key });
	const work = () => putAll(tx, actor, written, now);
	return here ? tellingEntry(tx, actor, facts.id, now, work) : work();
}

async function putAll(tx: Writer, actor: Actor, written: Written, now: Date): Promise<ImportedCourse> {
	const { course: facts } = written;
	await putCourse(tx, facts, actor.kind === 'person' ? actor.id : null);
	// Nobody gives a course to, or takes it from, an organisation that is not theirs.
	await openCourse(actor, 'share', facts.id, tx);
	const count: ImportedCourse = { added: 0, changed: 0, unchanged: 0, removed: 0 };
	await putItems(tx, written, count, now);
	await putRenderings(tx, actor, written, count, now);
	return count;
}

async function putItems(
	tx: Writer,
	{ course: facts, items }: Written,
	count: ImportedCourse,
	now: Date
): Promise<void> {
	const rows = await tx.select().from(courseItem).where(eq(courseItem.courseId, facts.id));
	const here = new Map(rows.map((row) => [row.id, row]));
	const kept = new Set(items.map(({ id }) => id));
	const gone = rows.filter((row) => row.removedAt === null && !kept.has(row.id)).map(({ id }) => id);
	if (gone.length > 0)
		await tx.update(courseItem).set({ removedAt: now }).where(inArray(courseItem.id, gone));
	count.removed += gone.length;
	const fresh = items.filter(({ id }) => !here.has(id));
	for (const some of batches(fresh))
		await tx
			.insert(courseItem)
			.values(some.map((item) => ({ ...item, courseId: facts.id, revision: 1, removedAt: null })));
	count.added += fresh.length;
	for (const item of items) {
		const row = here.get(item.id);
		if (!row) continue;
		if (row.removedAt === null && sameItem(row, item)) {
			count.unchanged++;
			continue;
		}
		const revision = isDeepStrictEqual(row.settings, item.settings) ? row.revision : row.revision + 1;
		await tx
			.update(courseItem)
			.set({ ...item, revision, removedAt: null })
			.where(eq(courseItem.id, item.id));
		count.changed++;
	}
}

function sameItem(row: Item, item: Item): boolean {
	return (
		row.parentId === item.parentId &&
		row.position === item.position &&
		row.kind === item.kind &&
		row.key === item.key &&
		isDeepStrictEqual(row.settings, item.settings)
	);
}

async function putRenderings(
	tx: Writer,
	actor: Actor,
	{ course: facts, items, renderings }: Written,
	count: ImportedCourse,
	now: Date
): Promise<void> {
	const rows = await tx
		.select({ rendering: itemRendering })
		.from(itemRendering)
		.innerJoin(courseItem, eq(courseItem.id, itemRendering.itemId))
		.where(
			and(
				eq(courseItem.courseId, facts.id),
				isNull(courseItem.removedAt),
				// Texts of a language that the course is not taught in any more stay where they are.
				inArray(itemRendering.language, facts.languages)
			)
		);
	const here = new Map(rows.map(({ rendering }) => [keyOf(rendering), rendering]));
	const wanted = new Set(renderings.map(keyOf));
	const by = { changedAt: now, changedBy: actor.kind === 'person' ? actor.id : null };
	const revisions = new Map<ItemId, number>();
	const next = (one: Rendering): number => {
		const row = here.get(keyOf(one));
		return row ? row.revision + (isDeepStrictEqual(row.words, one.words) ? 0 : 1) : 1;
	};
	for (const one of renderings)
		if (one.language === facts.sourceLanguage) revisions.set(one.itemId, next(one));
	const fresh: (typeof itemRendering.$inferInsert)[] = [];
	for (const { outdated, ...one } of renderings) {
		const row = here.get(keyOf(one));
		const source = revisions.get(one.itemId) ?? 1;
		const sourceRevision = one.language === facts.sourceLanguage ? null : outdated ? source - 1 : source;
		const value = { ...one, revision: next({ ...one, outdated }), sourceRevision, ...by };
		if (!row) fresh.push(value);
		else if (
			isDeepStrictEqual(row.words, one.words) &&
			row.state === one.state &&
			(row.sourceRevision ?? source) < source === (sourceRevision ?? source) < source
		)
			count.unchanged++;
		else {
			if (value.revision !== row.revision) await keepPast(tx, row);
			await tx
				.update(itemRendering)
				.set(value)
				.where(and(eq(itemRendering.itemId, one.itemId), eq(itemRendering.language, one.language)));
			count.changed++;
		}
	}
	for (const some of batches(fresh)) await tx.insert(itemRendering).values(some);
	count.added += fresh.length;
	const present = new Set(items.map(({ id }) => id));
	for (const { rendering } of rows) {
		if (wanted.has(keyOf(rendering)) || !present.has(rendering.itemId)) continue;
		await keepPast(tx, rendering);
		await tx
			.delete(itemRendering)
			.where(and(eq(itemRendering.itemId, rendering.itemId), eq(itemRendering.language, rendering.language)));
		count.removed++;
	}
}

function keyOf({ itemId, language }: { itemId: ItemId; language: string }): string {
	return `${itemId} ${language}`;
}

function batches<One>(all: One[], size = 500): One[][] {
	return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
		all.slice(at * size, (at + 1) * size)
	);
}

/** Whether a course of this key is here already: a demonstration is loaded once. */
export async function hasCourse(key: string): Promise<boolean> {
	return (await db.select({ id: course.id }).from(course).where(eq(course.key, key))).length > 0;
}
