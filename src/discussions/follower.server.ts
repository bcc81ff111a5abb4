import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { readable } from './discussion.server.ts';
import type { DiscussionId } from './discussion.ts';
import type { Letters } from './letters.ts';
import { newReplyKey, signed, unsigned } from './signed.server.ts';
import { discussion, discussionFollower } from './tables.server.ts';
import { personOf } from './participant.ts';

/** Follows a discussion, or follows it otherwise. 'none' keeps the row, so that an answer to an old letter finds its way. */
export async function followDiscussion(
	actor: Actor,
	slug: string,
	letters: Letters,
	now: Date
): Promise<void> {
	const person = personOf(actor);
	await transaction(async (tx) => {
		const facts = await readable(actor, slug, tx);
		await follow(tx, facts.id, person.id, letters, now);
	});
}

export async function follow(
	tx: Writer,
	discussionId: DiscussionId,
	personId: string,
	letters: Letters,
	now: Date
): Promise<void> {
	await tx
		.insert(discussionFollower)
		.values({ discussionId, personId, letters, replyKey: newReplyKey(), since: now, through: now })
		// What was said meanwhile was not asked for.
		.onConflictDoUpdate({
			target: [discussionFollower.discussionId, discussionFollower.personId],
			set: { letters, through: now }
		});
}

export type FollowedDiscussion = {
	slug: string;
	title: string;
	language: string;
	letters: Letters;
	since: Date;
};

/** Those the actor follows and may read, the newest first. */
export async function listFollowed(actor: Actor): Promise<FollowedDiscussion[]> {
	const person = personOf(actor);
	return db
		.select({
			slug: discussion.slug,
			title: discussion.title,
			language: discussion.language,
			letters: discussionFollower.letters,
			since: discussionFollower.since
		})
		.from(discussionFollower)
		.innerJoin(discussion, eq(discussion.id, discussionFollower.discussionId))
		.where(
			and(
				eq(discussionFollower.personId, person.id),
				ne(discussionFollower.letters, 'none'),
				inArray(discussion.state, ['open', 'closed'])
			)
		)
		.orderBy(desc(discussion.lastAt));
}

const purpose = 'stop the letters of a discussion';

/** For the address in a letter that ends letters of its discussion, without signing in. */
export function stopToken(replyKey: string): Promise<string> {
	return signed(purpose, replyKey);
}

/** Ends them; the discussion that was followed, or null when the token is none of ours. Twice is as good as once. */
export async function stopLetters(
	token: string
): Promise<{ title: string; language: string; slug: string } | null> {
	const replyKey = await unsigned(purpose, token);
	if (replyKey === null) return null;
	return transaction(async (tx) => {
		const [row] = await tx
			.update(discussionFollower)
			.set({ letters: 'none' })
			.where(eq(discussionFollower.replyKey, replyKey))
			.returning({ id: discussionFollower.discussionId });
		return row ? named(tx, row.id) : null;
	});
}

/** Which discussion a token is about; null: none of ours. */
export async function discussionOfStopToken(
	token: string
): Promise<{ title: string; language: string; slug: string } | null> {
	const replyKey = await unsigned(purpose, token);
	if (replyKey === null) return null;
	const [row] = await db
		.select({ id: discussionFollower.discussionId })
		.from(discussionFollower)
		.where(eq(discussionFollower.replyKey, replyKey));
	return row ? named(db, row.id) : null;
}

async function named(reader: Pick<typeof db, 'select'>, id: DiscussionId) {
	const [row] = await reader
		.select({ title: discussion.title, language: discussion.language, slug: discussion.slug })
		.from(discussion)
		.where(eq(discussion.id, id));
	return row ?? null;
}
