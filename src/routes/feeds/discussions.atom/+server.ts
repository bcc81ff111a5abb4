import { linesToAtom, listDiscussions } from '#discussions/index.server.ts';
import { discussionPath } from '#discussions/index.ts';
import { m } from '#messages/messages.js';
import { visitor } from '#people/index.ts';
import { subjectFrom, titleIn } from '../../[lang]/discussions/subjects.server.ts';
import { languageAsked } from '../../machine/found.server.ts';
import { atomHeaders } from '../../machine/headers.ts';
import type { RequestHandler } from './$types';

/** The fifty discussions with the newest posts, of all or about one subject. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const about = url.searchParams.get('about');
	// As a visitor finds it, whoever asks: a feed is the same for everybody.
	const subject = about === null ? null : await subjectFrom(about, { ...locals, actor: visitor, language });
	const { lines } = await listDiscussions(visitor, { ...(subject && { about: subject }), size: 50 });
	const query = new URLSearchParams({ ...(about !== null && { about }), lang: language });
	const page = about === null ? '' : `?about=${encodeURIComponent(about)}`;
	const feed = linesToAtom(
		lines.map((line) => ({
			id: line.id,
			title: line.title,
			language: line.language,
			link: `${url.origin}${discussionPath(language, line.slug)}`,
			author: 'Serai',
			text: `${titleIn(line.subject, language).text} · ${m.discussions_posts({ count: line.count }, { locale: language })}`,
			publishedAt: line.openedAt,
			updatedAt: line.lastAt
		})),
		{
			title: subject
				? m.discussions_feed_title({ subject: titleIn(subject, language).text }, { locale: language })
				: m.discussions_title({}, { locale: language }),
			language,
			self: `${url.origin}/feeds/discussions.atom?${query}`,
			page: `${url.origin}/${language}/discussions${page}`,
			now: locals.now
		}
	);
	return new Response(feed, { headers: atomHeaders(language) });
};
