import { and, asc, eq } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { storyText } from './story-tables.server.ts';
import { askAudit } from './story-audit-asking.server.ts';
import { holdStory, personIn } from './story.server.ts';
import type { MethodWords, StoryId, StoryWords } from './story.ts';

export type StoryTextRow = typeof storyText.$inferSelect;

/** In the order of their languages. */
export async function textsOfStory(id: StoryId, reader: Reader = db): Promise<StoryTextRow[]> {
	return reader.select().from(storyText).where(eq(storyText.storyId, id)).orderBy(asc(storyText.language));
}

/** What somebody saw when they wrote: their own text’s revision (0: none yet), and that of the source beside it. */
export type Seen = { revision: number; sourceRevision: number | null };

/**
 * Writes one language of a story over the revision that was seen. Throws NotFound, Refusal('changed_meanwhile') with who
 * was quicker and when: what both wrote is then for the page to show.
 */
export async function putStoryText(
	actor: Actor,
	slug: string,
	language: string,
	words: StoryWords & MethodWords,
	seen: Seen,
	now: Date
): Promise<{ revision: number }> {
	if (!isUiLanguage(language)) throw new NotFound('language');
	if (words.title.trim() === '') throw new Refusal('required', { field: 'title' });
	return transaction(async (tx) => {
		const { id, sourceLanguage } = await holdStory(tx, actor, slug);
		const texts = await textsOfStory(id, tx);
		const own = texts.find((text) => text.language === language);
		if ((own?.revision ?? 0) !== seen.revision)
			throw new Refusal('changed_meanwhile', {
				personId: own?.updatedBy ?? '',
				at: (own?.updatedAt ?? now).toISOString(),
				revision: own?.revision ?? 0
			});
		const { title, summary, body, selection, limits, interviews } = words;
		const revision = seen.revision + 1;
		const written = {
			...{ title, summary, body, selection, limits, interviews, revision },
			sourceRevision: language === sourceLanguage ? null : seen.sourceRevision,
			...{ updatedAt: now, updatedBy: personIn(actor) }
		};
		await tx
			.insert(storyText)
			.values({ storyId: id, language, ...written })
			.onConflictDoUpdate({ target: [storyText.storyId, storyText.language], set: written });
		await askAudit(tx, id);
		return { revision };
	});
}

/** Takes a translation away; the language that a story is written in stays. Throws Refusal: story_source_stays, changed_meanwhile. */
export async function removeStoryText(
	actor: Actor,
	slug: string,
	language: string,
	revision: number
): Promise<void> {
	await transaction(async (tx) => {
		const { id, sourceLanguage } = await holdStory(tx, actor, slug);
		if (language === sourceLanguage) throw new Refusal('story_source_stays');
		const own = (await textsOfStory(id, tx)).find((text) => text.language === language);
		if (!own) throw new NotFound('text');
		if (own.revision !== revision)
			throw new Refusal('changed_meanwhile', {
				...{ personId: own.updatedBy ?? '', at: own.updatedAt.toISOString(), revision: own.revision }
			});
		await tx.delete(storyText).where(and(eq(storyText.storyId, id), eq(storyText.language, language)));
		await auditLine(tx, actor, 'remove', 'story_text', id);
	});
}
