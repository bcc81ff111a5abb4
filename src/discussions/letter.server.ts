import { and, eq, ne } from 'drizzle-orm';
import { m } from '#messages/messages.js';
import { addressee, namesOf } from '#people/index.server.ts';
import { db, later, publicUrl, sendMail, transaction, type Letter } from '#platform/index.server.ts';
import { discussionPath, type DiscussionId } from './discussion.ts';
import { stopToken } from './follower.server.ts';
import { cutMark } from './mail-reply.ts';
import type { PostId } from './post.ts';
import { replyAddress } from './reply-address.server.ts';
import { discussion, discussionFollower, post, postLetter } from './tables.server.ts';

/** A letter for each who follows at once, but its author: each a job of its own, and queued once whatever happens. */
export async function tellFollowers(postId: PostId, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const [row] = await tx.select().from(post).where(eq(post.id, postId));
		if (row?.state !== 'shown') return;
		const followers = await tx
			.select({ personId: discussionFollower.personId })
			.from(discussionFollower)
			.where(
				and(
					eq(discussionFollower.discussionId, row.discussionId),
					eq(discussionFollower.letters, 'at_once'),
					row.personId === null ? undefined : ne(discussionFollower.personId, row.personId)
				)
			);
		if (followers.length === 0) return;
		const queued = await tx
			.insert(postLetter)
			.values(followers.map(({ personId }) => ({ postId, personId, queuedAt: now })))
			.onConflictDoNothing()
			.returning({ personId: postLetter.personId });
		for (const { personId } of queued) await later(tx, 'discussions.mail', { postId, personId });
	});
}

export async function sendPost(postId: PostId, personId: string): Promise<void> {
	const letter = await writePost(postId, personId);
	if (letter) await sendMail(letter);
}

/** Null when it has no purpose any more: hidden, withdrawn, or not followed so. */
export async function writePost(postId: PostId, personId: string): Promise<Letter | null> {
	const [row] = await db
		.select({ post, discussion, follower: discussionFollower })
		.from(post)
		.innerJoin(discussion, eq(discussion.id, post.discussionId))
		.innerJoin(
			discussionFollower,
			and(eq(discussionFollower.discussionId, discussion.id), eq(discussionFollower.personId, personId))
		)
		.where(eq(post.id, postId));
	if (row?.post.state !== 'shown' || row.follower.letters !== 'at_once') return null;
	if (row.discussion.state !== 'open' && row.discussion.state !== 'closed') return null;
	const to = await addressee(personId);
	if (!to) return null;
	const address = publicUrl();
	const host = new URL(address).hostname;
	const { slug, title } = row.discussion;
	const { replyKey } = row.follower;
	const locale = { locale: to.language };
	const author = (await namesOf([row.post.personId ?? ''])).get(row.post.personId ?? '');
	const replyTo = row.discussion.state === 'open' ? await replyAddress(replyKey) : null;
	const words = {
		author: author ?? m.discussions_former({}, locale),
		title,
		body: row.post.body ?? '',
		link: `${address}${discussionPath(to.language, slug)}#p-${postId}`,
		stop: `${address}/${to.language}/follow/stop/${await stopToken(replyKey)}`
	};
	return {
		to: to.email,
		subject: m.discussions_letter_subject({ title }, locale),
		text: replyTo
			? `${cutMark} ${m.discussions_letter_above({}, locale)} ${cutMark}\n\n${m.discussions_letter_text(words, locale)}`
			: m.discussions_letter_text(words, locale),
		...(replyTo && { replyTo }),
		// Each letter has one name, however often it is sent, and stands with the others of its discussion.
		messageId: `${postId}.${replyKey}@${host}`,
		references: `${row.discussion.id}.${replyKey}@${host}`,
		stop: words.stop
	};
}

/** Why an answer by mail could not be taken. */
export type MailBack = {
	personId: string;
	discussionId: DiscussionId;
	code: string;
	most: number;
	minutes: number;
};

/** Tells somebody that what they answered by mail does not stand there, and why: they still have their own words. */
export async function sendMailBack({ personId, discussionId, code, most, minutes }: MailBack): Promise<void> {
	const [facts] = await db.select().from(discussion).where(eq(discussion.id, discussionId));
	const to = await addressee(personId);
	if (!facts || !to) return;
	const locale = { locale: to.language };
	const reasons: Record<string, () => string> = {
		required: () => m.discussions_mail_empty({}, locale),
		longer_than: () => m.refusal_longer_than({ most }, locale),
		discussion_not_open: () => m.refusal_discussion_not_open({}, locale),
		discussion_banned: () => m.discussions_mail_banned({}, locale),
		too_many_attempts: () => m.refusal_too_many_attempts({ minutes }, locale)
	};
	await sendMail({
		to: to.email,
		subject: m.discussions_letter_subject({ title: facts.title }, locale),
		text: m.discussions_mail_back_text(
			{
				title: facts.title,
				reason: (reasons[code] ?? (() => m.refusal_unnamed({ code }, locale)))(),
				link: `${publicUrl()}${discussionPath(to.language, facts.slug)}`
			},
			locale
		)
	});
}
