import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { tellingEntry } from './catalogue.server.ts';
import type { ItemId } from './content.ts';
import { openCourse, type Course } from './course.server.ts';
import { fittingWords } from './editing-words.ts';
import { checkSettings, checkWords, type Settings, type Words, type Wrong } from './item.ts';
import { keepPast } from './past.server.ts';
import { course as courseTable, courseItem, itemRendering } from './tables.server.ts';
import { lastPastRevision } from './writing-history.server.ts';

/** What a wording is to become, and what it began from: 0 where there was none. */
export type Saving = {
	words: Words;
	state: 'draft' | 'ready';
	revision: number;
	/** Of a translation: the revision of the source's words that its writer had before them. */
	sourceRevision: number | null;
};
export type Saved = { revision: number };

/** Words or settings that their kind does not allow: every place of it. Nothing was saved. */
export class WritingRefused extends Refusal {
	readonly wrong: Wrong[];
	constructor(wrong: Wrong[]) {
		super('words_wrong', { count: wrong.length });
		this.wrong = wrong;
	}
}

export type ItemRow = typeof courseItem.$inferSelect;
type Row = typeof itemRendering.$inferSelect;
type Place = { tx: Writer; course: Course; item: ItemRow; by: string | null; now: Date };

/**
 * Saves an item's words in one language. Over a wording that is newer than the one it began from it throws Refusal
 * `changed_meanwhile` with who and when, and changes nothing; the same save twice is one. What was there before is kept.
 * Throws NotFound, Forbidden, WritingRefused, and Refusal `item_removed`.
 */
export async function saveWords(
	actor: Actor,
	itemId: ItemId,
	language: string,
	saving: Saving,
	now: Date
): Promise<Saved> {
	return transaction(async (tx) => {
		const place = await hold(tx, actor, itemId, now);
		return telling(place, actor, () => saveIn(place, language, saving));
	});
}

/** What is the same in every language. Throws as `saveWords` does. */
export async function saveSettings(
	actor: Actor,
	itemId: ItemId,
	{ settings, revision }: { settings: Settings; revision: number },
	now: Date
): Promise<Saved> {
	return transaction(async (tx) => settle(await hold(tx, actor, itemId, now), settings, revision, {}));
}

/** Both at once, as a question's choices and their words are: both are saved or neither. Throws as `saveWords` does. */
export async function saveItem(
	actor: Actor,
	itemId: ItemId,
	language: string,
	{ settings, itemRevision, ...saving }: Saving & { settings: Settings; itemRevision: number },
	now: Date
): Promise<Saved & { itemRevision: number }> {
	return transaction(async (tx) => {
		const place = await hold(tx, actor, itemId, now);
		const { revision: settled, good } = await settle(place, settings, itemRevision, saving.words, language);
		const item = { ...place.item, settings: good };
		return { ...(await saveIn({ ...place, item }, language, saving)), itemRevision: settled };
	});
}

/**
 * Takes a translation out; the words stay in the history. The source's words are not taken out: the item is. But a quiz may
 * do without its title, and then does so in every language. Throws as `saveWords` does.
 */
export async function removeWords(
	actor: Actor,
	itemId: ItemId,
	language: string,
	revision: number,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const place = await hold(tx, actor, itemId, now);
		const isSource = language === place.course.sourceLanguage;
		if (isSource && place.item.kind !== 'quiz') throw new Refusal('source_needed');
		const row = await rowOf(tx, itemId, language);
		if (!row) return;
		if (row.revision !== revision) throw meanwhile(row);
		const gone = isSource
			? await tx.select().from(itemRendering).where(eq(itemRendering.itemId, itemId)).for('update')
			: [row];
		for (const one of gone) {
			await keepPast(tx, one);
			await tx.delete(itemRendering).where(its(itemId, one.language));
		}
	});
}

/** Holds the item: two saves of it come one after the other. */
async function hold(tx: Writer, actor: Actor, itemId: ItemId, now: Date): Promise<Place> {
	const [seen] = await tx.select().from(courseItem).where(eq(courseItem.id, itemId));
	if (!seen) throw new NotFound('item');
	// Shared with other writers; not with who changes the languages of the course.
	await tx
		.select({ id: courseTable.id })
		.from(courseTable)
		.where(eq(courseTable.id, seen.courseId))
		.for('share');
	const course = await openCourse(actor, 'write', seen.courseId, tx);
	const [item = seen] = await tx.select().from(courseItem).where(eq(courseItem.id, itemId)).for('update');
	if (item.removedAt) throw new Refusal('item_removed');
	return { tx, course, item, by: actor.kind === 'person' ? actor.id : null, now };
}

/** The title of a course and its summary are said in the catalogue too. */
function telling<Result>(place: Place, actor: Actor, work: () => Promise<Result>): Promise<Result> {
	const { tx, course, item, now } = place;
	return item.kind === 'course' ? tellingEntry(tx, actor, course.id, now, work) : work();
}

async function saveIn(place: Place, language: string, saving: Saving): Promise<Saved> {
	const { tx, course, item } = place;
	if (!course.languages.includes(language)) throw new NotFound('language');
	const { good, wrong } = checkWords(item.kind, saving.words, item.settings);
	if (!good) throw new WritingRefused(wrong);
	const row = await rowOf(tx, item.id, language);
	const sourceRevision = await sourceSeen(place, language, saving.sourceRevision);
	if (row && isDeepStrictEqual(row.words, good)) {
		// What both say is no conflict; which of two states holds is told by who was last.
		if (row.state !== saving.state || row.sourceRevision !== sourceRevision)
			await write(place, { ...row, state: saving.state, sourceRevision });
		return { revision: row.revision };
	}
	if ((row?.revision ?? 0) !== saving.revision) throw row ? meanwhile(row) : gone(place);
	if (row) await keepPast(tx, row);
	const revision = await nextRevision(place, language, row);
	await write(place, {
		itemId: item.id,
		language,
		words: good,
		state: saving.state,
		revision,
		sourceRevision
	});
	return { revision };
}

/** Throws; the words of other languages are made to fit a question whose choices changed. */
async function settle(
	place: Place,
	settings: Settings,
	revision: number,
	words: Words,
	language?: string
): Promise<Saved & { good: Settings }> {
	const { tx, item, by, now } = place;
	const { good, wrong } = checkSettings(item.kind, settings);
	if (!good) throw new WritingRefused(wrong);
	if (item.kind === 'question' && good['kind'] !== item.settings['kind'])
		throw new WritingRefused([{ path: 'kind', code: 'kind_is_kept' }]);
	if (isDeepStrictEqual(item.settings, good)) return { revision: item.revision, good };
	if (item.revision !== revision) throw new Refusal('changed_meanwhile', { at: now.toISOString() });
	await tx
		.update(courseItem)
		.set({ settings: good, revision: item.revision + 1 })
		.where(eq(courseItem.id, item.id));
	if (item.kind === 'question') {
		const rows = await tx.select().from(itemRendering).where(eq(itemRendering.itemId, item.id));
		const { sourceLanguage } = place.course;
		const source =
			language === sourceLanguage ? words : rows.find((row) => row.language === sourceLanguage)?.words;
		for (const row of rows) {
			if (row.language === language) continue;
			const fitting = fittingWords(good, row.words, source ?? {});
			if (isDeepStrictEqual(fitting.words, row.words)) continue;
			const checked = checkWords('question', fitting.words, good);
			if (checked.wrong) throw new WritingRefused(checked.wrong);
			await keepPast(tx, row);
			await tx
				.update(itemRendering)
				.set({
					words: fitting.words,
					state: fitting.filled ? 'draft' : row.state,
					revision: row.revision + 1,
					changedAt: now,
					changedBy: by
				})
				.where(its(item.id, row.language));
		}
	}
	return { revision: item.revision + 1, good };
}

/** No newer than the source is; the source itself was made from nothing. */
async function sourceSeen(
	{ tx, course, item }: Place,
	language: string,
	seen: number | null
): Promise<number | null> {
	if (language === course.sourceLanguage) return null;
	const source = await rowOf(tx, item.id, course.sourceLanguage);
	return Math.min(seen ?? 0, source?.revision ?? 0);
}

/** After a wording that was taken out its numbers go on: the history has each once. */
async function nextRevision({ tx, item }: Place, language: string, row: Row | null): Promise<number> {
	if (row) return row.revision + 1;
	return (await lastPastRevision(tx, item.id, language)) + 1;
}

async function write({ tx, by, now }: Place, row: Omit<Row, 'changedAt' | 'changedBy'>): Promise<void> {
	const value = { ...row, changedAt: now, changedBy: by };
	await tx
		.insert(itemRendering)
		.values(value)
		.onConflictDoUpdate({ target: [itemRendering.itemId, itemRendering.language], set: value });
}

async function rowOf(tx: Writer, itemId: ItemId, language: string): Promise<Row | null> {
	const [row] = await tx.select().from(itemRendering).where(its(itemId, language));
	return row ?? null;
}

function its(itemId: ItemId, language: string) {
	return and(eq(itemRendering.itemId, itemId), eq(itemRendering.language, language));
}

function meanwhile(row: Row): Refusal {
	return new Refusal('changed_meanwhile', { personId: row.changedBy ?? '', at: row.changedAt.toISOString() });
}

function gone({ now }: Place): Refusal {
	return new Refusal('changed_meanwhile', { personId: '', at: now.toISOString() });
}
