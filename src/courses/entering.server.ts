import { eq } from 'drizzle-orm';
import { enterTaughtCourse } from '#catalogue/index.server.ts';
import type { Actor } from '#people/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { cardOf } from './catalogue.server.ts';
import type { CourseId } from './content.ts';
import { courseFacts } from './course.server.ts';
import { courseTitles } from './entry.server.ts';
import { course } from './tables.server.ts';

/**
 * Gives a course that stands nowhere in the catalogue a page there, so that what is taught can be found: for the command
 * that publishes its first edition. One that has a page keeps it.
 */
export async function enterCatalogue(tx: Writer, actor: Actor, id: CourseId, now: Date): Promise<void> {
	const [held] = await tx.select({ id: course.id }).from(course).where(eq(course.id, id)).for('update');
	const facts = await courseFacts(id, tx);
	if (!held || facts.entrySlug !== null) return;
	const { texts, languages, topics, providers } = await cardOf(tx, id);
	if (texts.size === 0)
		for (const [language, title] of Object.entries(await courseTitles(id, tx)))
			texts.set(language, { title, abstract: null });
	if (texts.size === 0) texts.set(facts.sourceLanguage, { title: facts.key, abstract: null });
	const slug = await enterTaughtCourse(
		tx,
		actor,
		{ texts, source: facts.sourceLanguage, languages, topics, providers, illustrative: facts.illustrative },
		now
	);
	await tx.update(course).set({ entrySlug: slug }).where(eq(course.id, id));
}
