import { and, asc, eq, inArray } from 'drizzle-orm';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove, type SearchDocument } from '#search/index.server.ts';
import type { DiscussionId } from './discussion.ts';
import { discussion, post } from './tables.server.ts';

export function discussionKey(id: string): string {
	return `discussion:${id}`;
}

/** Brings the search to what anybody may read now: called by every command that changes that. */
export async function putDiscussions(tx: Writer, ids: readonly DiscussionId[]): Promise<void> {
	if (ids.length === 0) return;
	const rows = await tx
		.select()
		.from(discussion)
		.where(inArray(discussion.id, [...ids]));
	const posts = await tx
		.select()
		.from(post)
		.where(and(inArray(post.discussionId, [...ids]), eq(post.state, 'shown')))
		.orderBy(asc(post.at));
	const said = Map.groupBy(posts, ({ discussionId }) => discussionId);
	const open = rows.filter(({ id, state }) => (state === 'open' || state === 'closed') && said.has(id));
	const documents = open.map((row) => toDocument(row, said.get(row.id) ?? []));
	const found = new Set(documents.map(({ key }) => key));
	await put(tx, documents);
	await remove(
		tx,
		ids.map(discussionKey).filter((key) => !found.has(key))
	);
}

export async function putDiscussionsAgain(ids: string[]): Promise<void> {
	await transaction((tx) => putDiscussions(tx, ids as DiscussionId[]));
}

/** Its title in its language, and what was said in each; never who said it. */
function toDocument(
	row: typeof discussion.$inferSelect,
	posts: readonly (typeof post.$inferSelect)[]
): SearchDocument {
	const spoken = Map.groupBy(posts, ({ language }) => language);
	const languages = [...new Set([row.language, ...spoken.keys()])];
	return {
		key: discussionKey(row.id),
		texts: languages.map((language) => ({
			language,
			title: language === row.language ? row.title : '',
			body: (spoken.get(language) ?? []).map(({ body }) => body ?? '').join('\n')
		})),
		filters: ['kind:discussion', ...languages.map((code) => `language:${code}`), ...row.filters],
		periods: [],
		newestAt: row.lastAt
	};
}
