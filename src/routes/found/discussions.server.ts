import { discussionLines } from '#discussions/index.server.ts';
import { discussionPath } from '#discussions/index.ts';
import { m } from '#messages/messages.js';
import { isUiLanguage, labelIn } from '#vocabulary/index.ts';
import type { Found } from './found.ts';

export async function discussionsFound(ids: string[], language: string): Promise<Map<string, Found>> {
	const locale = { locale: isUiLanguage(language) ? language : ('en' as const) };
	const lines = await discussionLines(ids);
	return new Map(
		[...lines].map(([id, { slug, title, language: of, subject, count, lastAt }]) => [
			id,
			{
				...{ id, slug, path: discussionPath(language, slug) },
				title: { text: title, language: of, isTranslation: false },
				line: `${labelIn(subject.titles, language).text} · ${m.discussions_posts({ count }, locale)}`,
				summary: null,
				publishedAt: lastAt,
				illustrative: false
			}
		])
	);
}
