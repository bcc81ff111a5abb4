import { findDiscussion, linesToAtom } from '#discussions/index.server.ts';
import { discussionPath } from '#discussions/index.ts';
import { m } from '#messages/messages.js';
import { visitor } from '#people/index.ts';
import { languageAsked } from '../../../machine/found.server.ts';
import { atomHeaders } from '../../../machine/headers.ts';
import type { RequestHandler } from './$types';

/** The posts of a discussion that everybody reads, the fifty newest first. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const language = languageAsked(url.searchParams, locals.language);
	const seen = await findDiscussion(visitor, params.slug, locals.now);
	const page = `${url.origin}${discussionPath(language, seen.slug)}`;
	const posts = seen.posts
		.flatMap(({ answers, ...one }) => [one, ...answers])
		.filter(({ state }) => state === 'shown')
		.sort((one, other) => other.at.getTime() - one.at.getTime())
		.slice(0, 50);
	const feed = linesToAtom(
		posts.map((post) => ({
			id: post.id,
			title: seen.title,
			language: post.language,
			link: `${page}#p-${post.id}`,
			author: post.author ?? m.discussions_former({}, { locale: language }),
			text: post.body ?? '',
			publishedAt: post.at,
			updatedAt: post.changedAt ?? post.at
		})),
		{
			title: seen.title,
			language,
			self: `${url.origin}/feeds/discussions/${seen.slug}.atom?lang=${language}`,
			page,
			now: locals.now
		}
	);
	return new Response(feed, { headers: atomHeaders(language) });
};
