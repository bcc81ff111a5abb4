import { and, asc, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { db, type Reader, type Writer } from '#platform/index.server.ts';
import { discussion, discussionFollower, post } from './tables.server.ts';

/** What was said in a discussion since its follower's last digest. */
export type DiscussionNews = { personId: string; discussionId: string; posts: number };

/** People with a daily letter about discussions, in order, after `after`. */
export async function dailyFollowers(after: string, most: number, reader: Reader = db): Promise<string[]> {
	// As following orders people: by code points.
	const id = sql<string>`${discussionFollower.personId} collate "C"`;
	const rows = await reader
		.selectDistinct({ id })
		.from(discussionFollower)
		.where(and(eq(discussionFollower.letters, 'daily'), gt(id, after)))
		.orderBy(asc(id))
		.limit(most);
	return rows.map(({ id }) => id);
}

/** What was shown since, until `through`, by others than themselves. */
export async function discussionNews(
	personIds: readonly string[],
	through: Date,
	reader: Reader = db
): Promise<DiscussionNews[]> {
	if (personIds.length === 0) return [];
	return reader
		.select({
			personId: discussionFollower.personId,
			discussionId: discussionFollower.discussionId,
			posts: sql<number>`count(*)::int`
		})
		.from(discussionFollower)
		.innerJoin(
			discussion,
			and(eq(discussion.id, discussionFollower.discussionId), inArray(discussion.state, ['open', 'closed']))
		)
		.innerJoin(
			post,
			and(
				eq(post.discussionId, discussion.id),
				eq(post.state, 'shown'),
				gt(post.shownAt, discussionFollower.through),
				lte(post.shownAt, through),
				or(isNull(post.personId), ne(post.personId, discussionFollower.personId))
			)
		)
		.where(and(eq(discussionFollower.letters, 'daily'), inArray(discussionFollower.personId, [...personIds])))
		.groupBy(discussionFollower.personId, discussionFollower.discussionId);
}

/** They have been told of everything until then. */
export async function markTold(tx: Writer, personIds: readonly string[], through: Date): Promise<void> {
	if (personIds.length === 0) return;
	await tx
		.update(discussionFollower)
		.set({ through: sql`greatest(${discussionFollower.through}, ${through.toISOString()}::timestamptz)` })
		.where(
			and(eq(discussionFollower.letters, 'daily'), inArray(discussionFollower.personId, [...personIds]))
		);
}

/** Whoever stops their digests stops those about discussions, too. */
export async function stopDaily(tx: Writer, personId: string): Promise<void> {
	await tx
		.update(discussionFollower)
		.set({ letters: 'none' })
		.where(and(eq(discussionFollower.personId, personId), eq(discussionFollower.letters, 'daily')));
}
