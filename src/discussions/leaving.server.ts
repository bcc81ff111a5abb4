import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db, type Writer } from '#platform/index.server.ts';
import { putDiscussions } from './document.server.ts';
import type { PostState } from './post.ts';
import { personOf } from './participant.ts';
import { discussion, discussionBan, discussionFollower, post, postReport } from './tables.server.ts';

/**
 * Part of deleting an account: what the person said is erased, or, if they choose so, stays as a former participant's. What
 * nobody else could read, because it was held or hidden, is erased either way.
 */
export async function leaveDiscussions(tx: Writer, personId: string, keep: boolean): Promise<void> {
	const said = await tx
		.selectDistinct({ id: post.discussionId })
		.from(post)
		.where(eq(post.personId, personId));
	if (keep)
		await tx
			.update(post)
			.set({ personId: null })
			.where(and(eq(post.personId, personId), eq(post.state, 'shown')));
	await tx
		.update(post)
		.set({ state: 'erased', body: null, reason: null })
		.where(and(eq(post.personId, personId), inArray(post.state, ['shown', 'held', 'hidden'])));
	const ids = said.map(({ id }) => id);
	if (ids.length === 0) return;
	// A discussion of theirs in which nothing is left to be read goes whole, with its title.
	const left = await tx
		.selectDistinct({ id: post.discussionId })
		.from(post)
		.where(and(inArray(post.discussionId, ids), eq(post.state, 'shown')));
	const alive = new Set(left.map(({ id }) => id));
	const empty = ids.filter((id) => !alive.has(id));
	await putDiscussions(tx, ids);
	if (empty.length > 0)
		await tx.delete(discussion).where(and(inArray(discussion.id, empty), eq(discussion.personId, personId)));
	if (keep) await tx.update(discussion).set({ personId: null }).where(eq(discussion.personId, personId));
}

export type KeptPost = {
	discussion: string;
	title: string;
	language: string;
	body: string | null;
	at: Date;
	changedAt: Date | null;
	byMail: boolean;
	state: PostState;
	reason: string | null;
};

export type DiscussionsRecord = {
	posts: KeptPost[];
	follows: { discussion: string; title: string; letters: string; since: Date }[];
	reports: { discussion: string; why: string; words: string | null; at: Date }[];
	bans: { at: Date; until: Date; reason: string; liftedAt: Date | null }[];
};

/** All that is kept here about a person's part in discussions, for themselves. */
export async function discussionsRecord(actor: Actor): Promise<DiscussionsRecord> {
	const { id } = personOf(actor);
	const { language, body, at, changedAt, byMail, state, reason } = post;
	const [posts, follows, reports, bans] = await Promise.all([
		db
			.select({
				...{ discussion: discussion.slug, title: discussion.title },
				...{ language, body, at, changedAt, byMail, state, reason }
			})
			.from(post)
			.innerJoin(discussion, eq(discussion.id, post.discussionId))
			.where(eq(post.personId, id))
			.orderBy(desc(post.at)),
		db
			.select({
				discussion: discussion.slug,
				title: discussion.title,
				letters: discussionFollower.letters,
				since: discussionFollower.since
			})
			.from(discussionFollower)
			.innerJoin(discussion, eq(discussion.id, discussionFollower.discussionId))
			.where(eq(discussionFollower.personId, id))
			.orderBy(asc(discussionFollower.since)),
		db
			.select({
				discussion: discussion.slug,
				why: postReport.why,
				words: postReport.words,
				at: postReport.at
			})
			.from(postReport)
			.innerJoin(post, eq(post.id, postReport.postId))
			.innerJoin(discussion, eq(discussion.id, post.discussionId))
			.where(eq(postReport.personId, id))
			.orderBy(asc(postReport.at)),
		db
			.select({
				at: discussionBan.at,
				until: discussionBan.until,
				reason: discussionBan.reason,
				liftedAt: discussionBan.liftedAt
			})
			.from(discussionBan)
			.where(eq(discussionBan.personId, id))
			.orderBy(asc(discussionBan.at))
	]);
	return { posts, follows, reports, bans };
}
