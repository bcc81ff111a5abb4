import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { contributesTo, type Actor } from '#people/index.ts';
import { organisationsBySlug } from '#network/index.server.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import type { CourseId, ItemId } from './content.ts';
import { addAuthor, openCourse, putCourse, type Course } from './course.server.ts';
import { rootOf } from './folder.ts';
import { checkSettings, checkWords, itemKinds, type ItemKind, type Settings, type Words } from './item.ts';
import { idOfKey, keyFrom } from './key.ts';
import { mayBegin } from './policy.ts';
import { course, courseItem, itemRendering } from './tables.server.ts';
import { WritingRefused, type ItemRow } from './writing.server.ts';

export type NewCourse = {
	title: string;
	summary: string;
	source: string;
	languages: string[];
	/** Slugs; who is no editor begins one for an organisation of their own. */
	providers: string[];
};

/** Begins a course with its title alone; who begins it is an author of it. Throws Forbidden, NotFound, WritingRefused. */
export async function beginCourse(
	actor: Actor,
	given: NewCourse,
	now: Date
): Promise<{ id: CourseId; key: string }> {
	const organisations = await organisationsBySlug(given.providers);
	const ids = [...organisations.values()].map(({ id }) => id);
	if (!mayBegin(actor, ids)) throw new Forbidden('course.begin');
	const { good, wrong } = checkWords('course', { title: given.title, summary: given.summary }, {});
	if (!good) throw new WritingRefused(wrong);
	return transaction(async (tx) => {
		const id = newId<'Course'>();
		const taken = await tx.select({ key: course.key }).from(course);
		const key = keyFrom(given.title, 'course', new Set(taken.map((row) => row.key)));
		const by = actor.kind === 'person' ? actor.id : null;
		const facts = {
			...{ id, key, sourceLanguage: given.source, topics: [], illustrative: false, entrySlug: null },
			languages: [...new Set([given.source, ...given.languages])],
			rules: { participation: null, completion: null },
			providers: given.providers
		};
		await putCourse(tx, facts, by);
		await insert(tx, id, { id: rootOf(id), parentId: null, position: 0, kind: 'course', key, settings: {} });
		await say(tx, rootOf(id), given.source, good, by, now);
		if (by) await addAuthor(tx, id, by);
		return { id, key };
	});
}

export type NewItem = {
	parentId: ItemId;
	kind: Exclude<ItemKind, 'course'>;
	settings: Settings;
	/** In the source's language; a quiz may do without a title. */
	words: Words | null;
	state: 'draft' | 'ready';
	/** Its key is made of this; a block without a title of its own gives its kind. */
	name: string;
};

/**
 * Adds an item behind those of its parent. Its id follows from its key, as it does in a folder, so that the course is the
 * same course in another hub. Throws NotFound, Forbidden, WritingRefused.
 */
export async function addItem(actor: Actor, courseId: CourseId, given: NewItem, now: Date): Promise<ItemRow> {
	return transaction(async (tx) => {
		const facts = await holdCourse(tx, actor, courseId);
		return add(tx, facts, given, actor.kind === 'person' ? actor.id : null, now);
	});
}

/** As `addItem`, of a course that is held. */
export async function add(
	tx: Writer,
	facts: Course,
	{ parentId, kind, settings, words, state, name }: NewItem,
	by: string | null,
	now: Date
): Promise<ItemRow> {
	const [parent] = await tx.select().from(courseItem).where(eq(courseItem.id, parentId));
	if (parent?.courseId !== facts.id || parent.removedAt || itemKinds[kind].within !== parent.kind)
		throw new NotFound('item');
	const checked = checkSettings(kind, settings);
	if (!checked.good) throw new WritingRefused(checked.wrong);
	const silent = kind === 'quiz' && !words?.['title'];
	const said = silent ? { good: null, wrong: null } : checkWords(kind, words, checked.good);
	if (said.wrong) throw new WritingRefused(said.wrong);
	// Those that were taken out keep their names: what learners did refers to them.
	const taken = await tx
		.select({ key: courseItem.key })
		.from(courseItem)
		.where(eq(courseItem.courseId, facts.id));
	const key = keyFrom(name, kind, new Set([...taken.map((row) => row.key), ...reserved]));
	const item = { id: idOfKey(facts.id, key), parentId, kind, key, settings: checked.good };
	const position = await placeBehind(tx, parentId);
	const row = await insert(tx, facts.id, { ...item, position });
	if (said.good) await say(tx, item.id, facts.sourceLanguage, said.good, by, now, state);
	return row;
}

/** Names that objects have by themselves. */
const reserved = ['constructor', 'prototype'];

/** One place up or down among those beside it, or behind those of another parent. At the end it stays where it is. */
export async function moveItem(
	actor: Actor,
	itemId: ItemId,
	to: { step: -1 | 1 } | { parentId: ItemId }
): Promise<void> {
	await transaction(async (tx) => {
		const item = await holdItem(tx, actor, itemId);
		if (item.parentId === null) throw new NotFound('item');
		if ('parentId' in to) {
			const [parent] = await tx.select().from(courseItem).where(eq(courseItem.id, to.parentId));
			if (
				parent?.courseId !== item.courseId ||
				parent.removedAt ||
				itemKinds[item.kind].within !== parent.kind
			)
				throw new NotFound('item');
			if (parent.id === item.parentId) return;
			await order(tx, [...(await childrenOf(tx, parent.id)), item.id], parent.id);
			await order(tx, await childrenOf(tx, item.parentId), item.parentId);
			return;
		}
		const beside = await childrenOf(tx, item.parentId);
		const at = beside.indexOf(item.id);
		const other = beside[at + to.step];
		if (other === undefined) return;
		beside[at] = other;
		beside[at + to.step] = item.id;
		await order(tx, beside, item.parentId);
	});
}

/** Takes an item out with everything in it. It stays in versions, and can be put back. */
export async function removeItem(actor: Actor, itemId: ItemId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const item = await holdItem(tx, actor, itemId);
		if (item.parentId === null) throw new NotFound('item');
		const ids = await withDescendants(tx, itemId);
		await tx
			.update(courseItem)
			.set({ removedAt: now })
			.where(and(inArray(courseItem.id, ids), isNull(courseItem.removedAt)));
		await order(tx, await childrenOf(tx, item.parentId), item.parentId);
	});
}

/** Puts back what was taken out, with what went with it, behind the others. Throws Refusal `parent_removed`. */
export async function restoreItem(actor: Actor, itemId: ItemId): Promise<void> {
	await transaction(async (tx) => {
		const item = await holdItem(tx, actor, itemId);
		if (!item.removedAt || item.parentId === null) return;
		const [parent] = await tx.select().from(courseItem).where(eq(courseItem.id, item.parentId));
		if (!parent || parent.removedAt) throw new Refusal('parent_removed');
		const beside = await childrenOf(tx, item.parentId);
		const ids = await withDescendants(tx, itemId);
		await tx
			.update(courseItem)
			.set({ removedAt: null })
			.where(and(inArray(courseItem.id, ids), eq(courseItem.removedAt, item.removedAt)));
		await order(tx, [...beside, itemId], item.parentId);
	});
}

/** What was taken out and can be put back: not what went with something else. Newest first. */
export async function listRemoved(
	actor: Actor,
	id: CourseId
): Promise<(ItemRow & { words: Words | null })[]> {
	const { sourceLanguage } = await openCourse(actor, 'see', id);
	const rows = await db
		.select({ item: courseItem, words: itemRendering.words })
		.from(courseItem)
		.leftJoin(
			itemRendering,
			and(eq(itemRendering.itemId, courseItem.id), eq(itemRendering.language, sourceLanguage))
		)
		.where(
			and(
				eq(courseItem.courseId, id),
				sql`${courseItem.removedAt} is not null`,
				sql`exists (select from course_item p where p.id = ${courseItem.parentId} and p.removed_at is null)`
			)
		)
		.orderBy(sql`${courseItem.removedAt} desc`, asc(courseItem.key))
		.limit(100);
	return rows.map(({ item, words }) => ({ ...item, words }));
}

/** Two who change what stands in a course do it one after the other. */
export async function holdCourse(tx: Writer, actor: Actor, id: CourseId): Promise<Course> {
	await tx.select({ id: course.id }).from(course).where(eq(course.id, id)).for('update');
	return openCourse(actor, 'write', id, tx);
}

async function holdItem(tx: Writer, actor: Actor, itemId: ItemId): Promise<ItemRow> {
	const find = () => tx.select().from(courseItem).where(eq(courseItem.id, itemId));
	const [seen] = await find();
	if (!seen) throw new NotFound('item');
	await holdCourse(tx, actor, seen.courseId);
	const [item] = await find();
	return item ?? seen;
}

async function childrenOf(tx: Writer, parentId: ItemId): Promise<ItemId[]> {
	const rows = await tx
		.select({ id: courseItem.id })
		.from(courseItem)
		.where(and(eq(courseItem.parentId, parentId), isNull(courseItem.removedAt)))
		.orderBy(asc(courseItem.position), asc(courseItem.id));
	return rows.map(({ id }) => id);
}

/** Behind all that stand there, also where places are empty between them. */
async function placeBehind(tx: Writer, parentId: ItemId): Promise<number> {
	const [last] = await tx
		.select({ position: sql<number>`coalesce(max(${courseItem.position}) + 1, 0)::int` })
		.from(courseItem)
		.where(and(eq(courseItem.parentId, parentId), isNull(courseItem.removedAt)));
	return last?.position ?? 0;
}

async function order(tx: Writer, ids: readonly ItemId[], parentId: ItemId): Promise<void> {
	for (const [position, id] of ids.entries())
		await tx.update(courseItem).set({ position, parentId }).where(eq(courseItem.id, id));
}

async function withDescendants(tx: Writer, itemId: ItemId): Promise<ItemId[]> {
	const ids = [itemId];
	for (let level: ItemId[] = [itemId]; level.length > 0;) {
		const rows = await tx
			.select({ id: courseItem.id })
			.from(courseItem)
			.where(inArray(courseItem.parentId, level));
		level = rows.map(({ id }) => id);
		ids.push(...level);
	}
	return ids;
}

type NewRow = Pick<ItemRow, 'id' | 'parentId' | 'position' | 'kind' | 'key' | 'settings'>;

async function insert(tx: Writer, courseId: CourseId, item: NewRow): Promise<ItemRow> {
	const row = { ...item, courseId, revision: 1, removedAt: null };
	await tx.insert(courseItem).values(row);
	return row;
}

async function say(
	tx: Writer,
	itemId: ItemId,
	language: string,
	words: Words,
	by: string | null,
	now: Date,
	state: 'draft' | 'ready' = 'ready'
): Promise<void> {
	const wording = { itemId, language, words, state, revision: 1, sourceRevision: null };
	await tx.insert(itemRendering).values({ ...wording, changedAt: now, changedBy: by });
}

/** The organisations a person may begin a course for; null: any, and none. */
export function ownOrganisations(actor: Actor): string[] | null {
	return mayBegin(actor, []) ? null : contributesTo(actor);
}
