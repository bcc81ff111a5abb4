import { courseFacts } from '#courses/index.server.ts';
import type { Actor } from '#people/index.ts';
import { openEdition } from '#training/index.server.ts';

/** The edition's public page, where one enrols; the course's in the catalogue leads there. */
export async function entryPathOf(slug: string, actor: Actor, language: string): Promise<string> {
	const { courseId } = await openEdition(actor, 'see', slug);
	const { entrySlug } = await courseFacts(courseId);
	return entrySlug === null ? `/${language}/learn` : `/${language}/courses/${entrySlug}/editions/${slug}`;
}
