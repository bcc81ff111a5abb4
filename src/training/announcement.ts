import type { Texts } from '#courses/index.ts';
import type { Id } from '#platform/index.ts';

export type AnnouncementId = Id<'Announcement'>;

/** The text is Markdown, as in a lesson; letters have its words. */
export type AnnouncementWords = { title: string; body: string };

/** What the team says to everybody in an edition, in one or several languages. */
export type Announcement = {
	id: AnnouncementId;
	at: Date;
	personId: string | null;
	texts: Texts<AnnouncementWords>;
};

export const longestTitle = 200;
export const longestBody = 8000;

/** What is wrong with an announcement, by the field of its form; the first of each language. */
export function problemsOfAnnouncement(
	texts: Texts<AnnouncementWords>,
	languages: readonly string[]
): { field: string; code: string; details?: Record<string, number> }[] {
	const written = Object.entries(texts);
	if (written.length === 0) return [{ field: 'title', code: 'required' }];
	return written.flatMap(([language, { title, body }]) => {
		if (!languages.includes(language)) return [{ field: `title.${language}`, code: 'edition_language' }];
		if (title.trim() === '') return [{ field: `title.${language}`, code: 'required' }];
		if (body.trim() === '') return [{ field: `body.${language}`, code: 'required' }];
		if (title.length > longestTitle)
			return [{ field: `title.${language}`, code: 'longer_than', details: { most: longestTitle } }];
		if (body.length > longestBody)
			return [{ field: `body.${language}`, code: 'longer_than', details: { most: longestBody } }];
		return [];
	});
}
