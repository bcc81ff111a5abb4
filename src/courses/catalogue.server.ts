import { and, eq } from 'drizzle-orm';
import { followTaughtCourse, type TaughtChange } from '#catalogue/index.server.ts';
import type { Actor } from '#people/index.ts';
import type { Writer } from '#platform/index.server.ts';
import type { CourseId } from './content.ts';
import { courseFacts, type Course } from './course.server.ts';
import { rootOf } from './folder.ts';
import { itemRendering } from './tables.server.ts';

/** What a course's page in the catalogue says of it: its words that are ready, in the languages it is taught in. */
export type Card = Pick<Course, 'languages' | 'topics' | 'entrySlug'> & {
	providers: readonly string[];
	texts: Map<string, { title: string; abstract: string | null }>;
};

/** Does something to a course, and has its entry in the catalogue follow what changed. Within the same transaction. */
export async function tellingEntry<Result>(
	tx: Writer,
	actor: Actor,
	id: CourseId,
	now: Date,
	work: () => Promise<Result>
): Promise<Result> {
	const before = await cardOf(tx, id);
	const result = await work();
	const after = await cardOf(tx, id);
	const change = changeBetween(before, after);
	if (after.entrySlug !== null && change) await followTaughtCourse(tx, actor, after.entrySlug, change, now);
	return result;
}

/** What is said of it now. */
export async function cardOf(tx: Writer, id: CourseId): Promise<Card> {
	const { languages, topics, entrySlug, governed } = await courseFacts(id, tx);
	const rows = await tx
		.select({ language: itemRendering.language, words: itemRendering.words })
		.from(itemRendering)
		.where(and(eq(itemRendering.itemId, rootOf(id)), eq(itemRendering.state, 'ready')));
	const texts = rows
		.filter(({ language }) => languages.includes(language))
		.map(({ language, words }) => {
			const abstract = typeof words['summary'] === 'string' ? words['summary'].trim() : '';
			return [language, { title: String(words['title']), abstract: abstract || null }] as const;
		});
	return { languages, topics, entrySlug, providers: governed.providers, texts: new Map(texts) };
}

/** Null where nothing did. */
function changeBetween(before: Card, after: Card): TaughtChange | null {
	const texts = [...after.texts].flatMap(([language, { title, abstract }]) => {
		const was = before.texts.get(language);
		const anew = [
			...(was?.title === title ? [] : (['title'] as const)),
			// What a course says nothing of from the start takes nothing away.
			...((was?.abstract ?? null) === abstract ? [] : (['abstract'] as const))
		];
		return anew.length > 0 ? [[language, { title, abstract, anew }] as const] : [];
	});
	const moved = (was: readonly string[], is: readonly string[]) => ({
		added: is.filter((one) => !was.includes(one)),
		removed: was.filter((one) => !is.includes(one))
	});
	const change = {
		texts: Object.fromEntries(texts),
		languages: moved(before.languages, after.languages),
		topics: moved(before.topics, after.topics),
		providers: moved(before.providers, after.providers)
	};
	const lists = [change.languages, change.topics, change.providers];
	const quiet = texts.length === 0 && lists.every((one) => one.added.length + one.removed.length === 0);
	return quiet ? null : change;
}
