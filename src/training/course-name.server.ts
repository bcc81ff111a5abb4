import { courseFacts, courseTitles } from '#courses/index.server.ts';
import { wordsIn } from '#courses/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { Edition } from './edition.ts';
import { versionOf } from './edition.server.ts';

export type CourseNamed = {
	title: { text: string; language: string };
	/** Its place among the addresses: its entry's in the catalogue, else its own key. */
	slug: string;
	/** Its page in the catalogue; null: it has none. */
	entrySlug: string | null;
};

/** What the course of an edition is called, and where it is found. */
export async function courseNamed(
	facts: Pick<Edition, 'courseId' | 'versionId'>,
	language: string,
	reader: Reader = db
): Promise<CourseNamed> {
	const course = await courseFacts(facts.courseId, reader);
	const titles =
		facts.versionId === null
			? await courseTitles(facts.courseId, reader)
			: (await versionOf(facts)).content.titles;
	const title = wordsIn(titles, language, course.sourceLanguage);
	return {
		title: { text: title?.words ?? course.key, language: title?.language ?? 'en' },
		slug: course.entrySlug ?? course.key,
		entrySlug: course.entrySlug
	};
}
