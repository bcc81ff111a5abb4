import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import type { DiscussionState } from './discussion.ts';
import { putDiscussions } from './document.server.ts';
import { moderates } from './policy.ts';
import type { PostId } from './post.ts';
import { discussion, discussionBan, moderationLine, post, postReport } from './tables.server.ts';
import { announce } from './writing.server.ts';

export const moderationActs = [
	'release',
	'hide',
	'restore',
	'dismiss',
	'close',
	'reopen',
	'hide_discussion',
	'show_discussion',
	'ban',
	'lift'
] as const;
export type ModerationAct = (typeof moderationActs)[number];

export const banDays = [1, 7, 30, 365] as const;
const longestReason = 500;

type PostRow = typeof post.$inferSelect;

/** Lets a held post through: it is new from now on. Of an opening post, its discussion too. */
export async function releasePost(actor: Actor, id: PostId, now: Date): Promise<void> {
	await moderate(actor, 'release', id, '', now, async (tx, row) => {
		if (row.state !== 'held') throw new Refusal('post_decided');
		await tx.update(post).set({ state: 'shown', shownAt: now, reason: null }).where(eq(post.id, id));
		await tx
			.update(discussion)
			.set({ state: 'open' })
			.where(
				and(eq(discussion.id, row.discussionId), eq(discussion.state, 'held'), sql`${discussion.id} = ${id}`)
			);
		await announce(tx, row.discussionId, id, now);
	});
}

/** It keeps its place and says why it is not shown; its author still reads it. Settles what was reported of it. */
export async function hidePost(actor: Actor, id: PostId, reason: string, now: Date): Promise<void> {
	const why = neededReason(reason);
	await moderate(actor, 'hide', id, why, now, async (tx, row) => {
		if (row.state !== 'shown' && row.state !== 'held') throw new Refusal('post_decided');
		await tx.update(post).set({ state: 'hidden', reason: why }).where(eq(post.id, id));
		// A discussion whose opening post was never shown has nothing to be read.
		await tx
			.update(discussion)
			.set({ state: 'hidden' })
			.where(and(eq(discussion.id, row.discussionId), eq(discussion.state, 'held')));
		await settle(tx, id, now);
		await putDiscussions(tx, [row.discussionId]);
	});
}

export async function restorePost(actor: Actor, id: PostId, now: Date): Promise<void> {
	await moderate(actor, 'restore', id, '', now, async (tx, row) => {
		if (row.state !== 'hidden') throw new Refusal('post_decided');
		await tx
			.update(post)
			.set({ state: 'shown', shownAt: row.shownAt ?? now, reason: null })
			.where(eq(post.id, id));
		await settle(tx, id, now);
		await putDiscussions(tx, [row.discussionId]);
	});
}

/** What was reported is all right. */
export async function dismissReports(actor: Actor, id: PostId, now: Date): Promise<void> {
	await moderate(actor, 'dismiss', id, '', now, (tx) => settle(tx, id, now));
}

const discussionMoves: Record<string, { from: DiscussionState[]; to: DiscussionState }> = {
	close: { from: ['open'], to: 'closed' },
	reopen: { from: ['closed'], to: 'open' },
	hide_discussion: { from: ['open', 'closed', 'held'], to: 'hidden' },
	show_discussion: { from: ['hidden'], to: 'open' }
};

/** Closes, reopens, hides or shows a whole discussion. Closing and hiding say why. Throws Refusal: reason_needed, post_decided. */
export async function moveDiscussion(
	actor: Actor,
	slug: string,
	act: 'close' | 'reopen' | 'hide_discussion' | 'show_discussion',
	reason: string,
	now: Date
): Promise<void> {
	refuseOthers(actor);
	const why = act === 'close' || act === 'hide_discussion' ? neededReason(reason) : '';
	const move = discussionMoves[act];
	await transaction(async (tx) => {
		const [row] = await tx.select().from(discussion).where(eq(discussion.slug, slug)).for('update');
		if (!row || !move) throw new NotFound('discussion');
		if (!move.from.includes(row.state)) throw new Refusal('post_decided');
		await tx.update(discussion).set({ state: move.to }).where(eq(discussion.id, row.id));
		await putDiscussions(tx, [row.id]);
		await line(tx, actor, act, { discussionId: row.id, personId: row.personId, reason: why }, now);
	});
}

/** For some days the author of a post writes nothing. Throws Refusal: reason_needed, ban_days, ban_moderator, post_gone. */
export async function banAuthor(
	actor: Actor,
	id: PostId,
	{ days, reason }: { days: number; reason: string },
	now: Date
): Promise<void> {
	const why = neededReason(reason);
	if (!banDays.some((one) => one === days)) throw new Refusal('ban_days', { field: 'days' });
	await moderate(actor, 'ban', id, why, now, async (tx, row) => {
		if (row.personId === null) throw new Refusal('post_gone');
		if (actor.kind === 'person' && actor.id === row.personId) throw new Refusal('ban_oneself');
		await tx.insert(discussionBan).values({
			id: newId(),
			personId: row.personId,
			at: now,
			until: new Date(now.getTime() + days * 86_400_000),
			reason: why,
			moderatorId: actor.kind === 'person' ? actor.id : null
		});
	});
}

export async function liftBan(actor: Actor, id: string, now: Date): Promise<void> {
	refuseOthers(actor);
	await transaction(async (tx) => {
		const [row] = await tx
			.update(discussionBan)
			.set({ liftedAt: now })
			.where(and(eq(discussionBan.id, id), isNull(discussionBan.liftedAt)))
			.returning();
		if (!row) throw new Refusal('post_decided');
		await line(tx, actor, 'lift', { personId: row.personId, reason: '' }, now);
	});
}

/** The row is held until the act is done; of two moderators at once, the second hears that it is decided. */
async function moderate(
	actor: Actor,
	act: ModerationAct,
	id: PostId,
	reason: string,
	now: Date,
	work: (tx: Writer, row: PostRow) => Promise<void>
): Promise<void> {
	refuseOthers(actor);
	await transaction(async (tx) => {
		const [row] = await tx.select().from(post).where(eq(post.id, id)).for('update');
		if (!row) throw new NotFound('post');
		await work(tx, row);
		await line(tx, actor, act, { ...row, postId: id, reason }, now);
	});
}

export function refuseOthers(actor: Actor): void {
	if (!moderates(actor)) throw new Forbidden('discussion.moderate');
}

function neededReason(reason: string): string {
	const said = reason.replace(/\s+/gu, ' ').trim();
	if (said === '') throw new Refusal('reason_needed', { field: 'reason' });
	return said.slice(0, longestReason);
}

async function settle(tx: Writer, id: PostId, now: Date): Promise<void> {
	await tx
		.update(postReport)
		.set({ settledAt: now })
		.where(and(eq(postReport.postId, id), isNull(postReport.settledAt)));
}

type About = Pick<typeof moderationLine.$inferInsert, 'discussionId' | 'postId' | 'personId'> & {
	reason: string;
};

async function line(tx: Writer, actor: Actor, act: ModerationAct, about: About, now: Date): Promise<void> {
	await tx.insert(moderationLine).values({
		id: newId(),
		at: now,
		act,
		discussionId: about.discussionId ?? null,
		postId: about.postId ?? null,
		personId: about.personId ?? null,
		moderatorId: actor.kind === 'person' ? actor.id : null,
		reason: about.reason || null
	});
}
