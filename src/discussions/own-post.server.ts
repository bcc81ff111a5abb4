import { and, eq } from 'drizzle-orm';
import { type Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { refuseBanned } from './ban.server.ts';
import { readable } from './discussion.server.ts';
import { discussion, post, postReport } from './tables.server.ts';
import { putDiscussions } from './document.server.ts';
import { linksIn } from './post-text.ts';
import { isOwn, seesPost } from './policy.ts';
import { longestPost, mayRewrite, minutesToEdit, refusalToPost, type PostId } from './post.ts';
import { longestReport, refusalToReport, type ReportWhy } from './report.ts';
import { personOf, refuseText } from './participant.ts';

/**
 * Its author mends a post, for an hour. A newcomer's post does not get its links by being changed: what the rule would have
 * held is held now. Throws Refusal: edit_too_late, required, longer_than, discussion_banned.
 */
export async function rewritePost(
	actor: Actor,
	slug: string,
	id: PostId,
	body: string,
	now: Date
): Promise<void> {
	const person = personOf(actor);
	await transaction(async (tx) => {
		const row = await ownPost(tx, actor, slug, id);
		await refuseBanned(tx, person.id, now);
		if (!mayRewrite(row, now)) throw new Refusal('edit_too_late', { field: 'body', minutes: minutesToEdit });
		const words = body.replace(/\r\n?/gu, '\n').trim();
		refuseText('body', refusalToPost(words), longestPost);
		const added = linksIn(words).filter((link) => !(row.body ?? '').includes(link));
		if (added.length > 0 && row.state === 'shown' && (await isNewcomer(tx, person.id)))
			throw new Refusal('links_not_added', { field: 'body' });
		await tx.update(post).set({ body: words, changedAt: now }).where(eq(post.id, id));
		if (row.state === 'shown') await putDiscussions(tx, [row.discussionId]);
	});
}

async function isNewcomer(tx: Writer, personId: string): Promise<boolean> {
	const rows = await tx
		.select({ id: post.id })
		.from(post)
		.where(and(eq(post.personId, personId), eq(post.state, 'shown')))
		.limit(3);
	return rows.length < 3;
}

/** Its author takes a post back: its words are erased, its place says so. */
export async function withdrawPost(actor: Actor, slug: string, id: PostId): Promise<void> {
	await transaction(async (tx) => {
		const row = await ownPost(tx, actor, slug, id);
		if (row.state !== 'shown' && row.state !== 'held') throw new Refusal('post_gone');
		await tx.update(post).set({ state: 'withdrawn', body: null, reason: null }).where(eq(post.id, id));
		const others = await tx
			.select({ id: post.id })
			.from(post)
			.where(and(eq(post.discussionId, row.discussionId), eq(post.state, 'shown')))
			.limit(1);
		// What nobody else spoke in goes whole.
		if (others.length === 0)
			await tx.update(discussion).set({ state: 'hidden' }).where(eq(discussion.id, row.discussionId));
		await putDiscussions(tx, [row.discussionId]);
	});
}

/** Tells the moderators that something is not right there; once is enough. Throws Refusal: report_why, reason_needed. */
export async function reportPost(
	actor: Actor,
	slug: string,
	id: PostId,
	{ why, words }: { why: string; words: string },
	now: Date
): Promise<void> {
	const person = personOf(actor);
	const refusal = refusalToReport(why, words);
	if (refusal)
		throw new Refusal(refusal, { field: refusal === 'report_why' ? 'why' : 'words', most: longestReport });
	await transaction(async (tx) => {
		const row = await seenPost(tx, actor, slug, id);
		if (isOwn(actor, row)) throw new Forbidden('post.report');
		if (row.state !== 'shown') throw new Refusal('post_gone');
		await tx
			.insert(postReport)
			.values({
				postId: id,
				personId: person.id,
				why: why as ReportWhy,
				words: words.trim() || null,
				at: now
			})
			.onConflictDoNothing();
	});
}

async function ownPost(tx: Writer, actor: Actor, slug: string, id: PostId) {
	const row = await seenPost(tx, actor, slug, id);
	if (!isOwn(actor, row)) throw new NotFound('post');
	return row;
}

async function seenPost(tx: Writer, actor: Actor, slug: string, id: PostId) {
	const facts = await readable(actor, slug, tx);
	const [row] = await tx
		.select()
		.from(post)
		.where(and(eq(post.id, id), eq(post.discussionId, facts.id)))
		.for('update');
	if (!row || !seesPost(actor, row)) throw new NotFound('post');
	return row;
}
