import { and, count, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Actor, Person } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { later, transaction, type Writer } from '#platform/index.server.ts';
import { isLanguage } from '#vocabulary/index.ts';
import { refuseBanned } from './ban.server.ts';
import { readable } from './discussion.server.ts';
import {
	cleanTitle,
	longestTitle,
	refusalToTitle,
	slugOf,
	type DiscussionId,
	type Subject
} from './discussion.ts';
import { putDiscussions } from './document.server.ts';
import { follow } from './follower.server.ts';
import { holdBecause, type HoldReason } from './holding.ts';
import { personOf, refuseText } from './participant.ts';
import { may, moderates } from './policy.ts';
import {
	answeredBy,
	longestPost,
	mostDiscussionsAnHour,
	mostPostsAnHour,
	refusalToPost,
	type PostId
} from './post.ts';
import { discussion, post } from './tables.server.ts';

/** Where what was written stands, and what holds it; null: everybody reads it. */
export type Written = { slug: string; id: PostId; held: HoldReason | null };

type Words = { body: string; language: string; /** A letter for each answer. */ follow?: boolean };

/**
 * Opens a discussion with its first post. `id` is made with the form: the same sent twice is one. Throws Refusal:
 * required, longer_than, unknown_language, discussion_banned, too_many_attempts.
 */
export async function openDiscussion(
	actor: Actor,
	given: Words & { id: DiscussionId; subject: Subject; title: string },
	now: Date
): Promise<Written> {
	const person = personOf(actor);
	const title = cleanTitle(given.title);
	refuseText('title', refusalToTitle(title), longestTitle);
	const body = wordsOf(given);
	return transaction(async (tx) => {
		await lockWriter(tx, person.id);
		const [known] = await tx.select().from(discussion).where(eq(discussion.id, given.id));
		if (known && known.personId === person.id && known.title === title)
			return { slug: known.slug, id: known.id as string as PostId, held: null };
		// A form that was come back to and filled in anew is another discussion.
		const id = known ? newId<'Discussion'>() : given.id;
		await refuseBanned(tx, person.id, now);
		const opened = await countSince(tx, person.id, now, 'discussion');
		refuseFlood(opened, mostDiscussionsAnHour, now);
		const held = holdBecause({ title, body }, await authorOf(tx, actor, person, now));
		const slug = slugOf(title, id);
		await tx.insert(discussion).values({
			...{ id, slug, title, language: given.language, personId: person.id },
			subjectKind: given.subject.kind,
			subjectId: given.subject.id,
			subjectPath: given.subject.path,
			subjectTitles: given.subject.titles,
			filters: given.subject.filters,
			openedAt: now,
			lastAt: now,
			state: held ? 'held' : 'open'
		});
		const postId = id as string as PostId;
		await insertPost(
			tx,
			{ id: postId, discussionId: id, answersId: null, body, language: given.language, byMail: false },
			person,
			held,
			now
		);
		if (given.follow) await follow(tx, id, person.id, 'at_once', now);
		return { slug, id: postId, held };
	});
}

export type Answer = Words & {
	id: PostId;
	answersId: PostId | null;
	byMail?: boolean;
	/** Held whatever the rules say: what came by mail from another address. */
	hold?: HoldReason | null;
};

/** Says something in a discussion. Throws Refusal as above, and discussion_not_open. */
export async function answer(actor: Actor, slug: string, given: Answer, now: Date): Promise<Written> {
	const person = personOf(actor);
	const body = wordsOf(given);
	return transaction(async (tx) => {
		await lockWriter(tx, person.id);
		const facts = await readable(actor, slug, tx);
		await refuseBanned(tx, person.id, now);
		if (!may(actor, 'write', facts)) throw new Refusal('discussion_not_open');
		const [known] = await tx.select().from(post).where(eq(post.id, given.id));
		if (known && known.personId === person.id && known.body === body)
			return { slug, id: known.id, held: known.state === 'held' ? (known.reason as HoldReason) : null };
		refuseFlood(await countSince(tx, person.id, now, 'post'), mostPostsAnHour, now);
		const answersId = given.answersId === null ? null : await answered(tx, facts.id, given.answersId);
		const held = given.hold ?? holdBecause({ title: '', body }, await authorOf(tx, actor, person, now));
		const id = known ? newId<'Post'>() : given.id;
		const { language, byMail = false } = given;
		await insertPost(
			tx,
			{ id, discussionId: facts.id, answersId, body, language, byMail },
			person,
			held,
			now
		);
		if (given.follow) await follow(tx, facts.id, person.id, 'at_once', now);
		return { slug, id, held };
	});
}

type NewPost = Pick<
	typeof post.$inferInsert,
	'id' | 'discussionId' | 'answersId' | 'body' | 'language' | 'byMail'
>;

async function insertPost(
	tx: Writer,
	given: NewPost,
	person: Person,
	held: HoldReason | null,
	now: Date
): Promise<void> {
	await tx.insert(post).values({
		...given,
		personId: person.id,
		at: now,
		shownAt: held ? null : now,
		state: held ? 'held' : 'shown',
		reason: held
	});
	if (!held) await announce(tx, given.discussionId, given.id, now);
}

/** A post can be read by everybody from now on: its followers hear of it, and the search finds it. */
export async function announce(
	tx: Writer,
	discussionId: DiscussionId,
	postId: PostId,
	now: Date
): Promise<void> {
	await tx.update(discussion).set({ lastAt: now }).where(eq(discussion.id, discussionId));
	await putDiscussions(tx, [discussionId]);
	await later(tx, 'discussions.tell', { postId });
}

function wordsOf({ body, language }: Words): string {
	const words = body
		.replace(/\r\n?/gu, '\n')
		.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
		.trim();
	// eslint-disable-next-line no-control-regex
	const clean = words.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '').toWellFormed();
	refuseText('body', refusalToPost(clean), longestPost);
	if (!isLanguage(language))
		throw new Refusal('unknown_language', { field: 'language', text: language.slice(0, 20) });
	return clean;
}

/** Whatever one person writes comes one after the other, so that what is counted is true. */
async function lockWriter(tx: Writer, personId: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`post ${personId}`}, 0))`);
}

async function countSince(
	tx: Writer,
	personId: string,
	now: Date,
	what: 'post' | 'discussion'
): Promise<{ count: number; first: Date | null }> {
	const hourAgo = new Date(now.getTime() - 3_600_000);
	const [table, at] = what === 'post' ? [post, post.at] : [discussion, discussion.openedAt];
	const [row] = await tx
		.select({ count: count(), first: sql<string | null>`min(${at})` })
		.from(table)
		.where(and(eq(table.personId, personId), gt(at, hourAgo)));
	return { count: row?.count ?? 0, first: row?.first ? new Date(row.first) : null };
}

function refuseFlood({ count, first }: { count: number; first: Date | null }, most: number, now: Date): void {
	if (count < most) return;
	const free = (first ?? now).getTime() + 3_600_000;
	throw new Refusal('too_many_attempts', {
		minutes: Math.max(1, Math.ceil((free - now.getTime()) / 60_000))
	});
}

async function authorOf(tx: Writer, actor: Actor, person: Person, now: Date) {
	const dayAgo = new Date(now.getTime() - 86_400_000);
	const [[shown], lately] = [
		await tx
			.select({ value: count() })
			.from(post)
			.where(and(eq(post.personId, person.id), isNotNull(post.shownAt), eq(post.state, 'shown'))),
		await tx
			.select({ body: post.body })
			.from(post)
			.where(and(eq(post.personId, person.id), gt(post.at, dayAgo)))
	];
	return {
		shown: shown?.value ?? 0,
		lately: lately.flatMap(({ body }) => body ?? []),
		moderates: moderates(actor)
	};
}

/** What an answer belongs to; null: the opening post, which every post answers. Throws NotFound when it is elsewhere. */
async function answered(tx: Writer, discussionId: DiscussionId, id: PostId): Promise<PostId | null> {
	const [row] = await tx
		.select()
		.from(post)
		.where(and(eq(post.id, id), eq(post.discussionId, discussionId), eq(post.state, 'shown')));
	if (!row) throw new NotFound('post');
	const of = answeredBy(row);
	return of === (discussionId as string) ? null : of;
}
