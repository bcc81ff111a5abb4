import { isEditor, type Actor } from '#people/index.ts';
import type { DiscussionState } from './discussion.ts';
import type { PostState } from './post.ts';

/** read: the discussion; write: in it; moderate: hold, hide, close, ban. */
export const discussionActs = ['read', 'write', 'moderate'] as const;
export type DiscussionAct = (typeof discussionActs)[number];

export type Governed = { state: DiscussionState; personId: string | null };

/** Editors and administrators moderate. Anybody reads what is open or closed; whoever opened it, also what waits or is hidden. */
export function may(actor: Actor, act: DiscussionAct, discussion: Governed): boolean {
	if (moderates(actor)) return true;
	if (act === 'moderate') return false;
	if (act === 'write') return actor.kind === 'person' && discussion.state === 'open';
	return discussion.state === 'open' || discussion.state === 'closed' || isOwn(actor, discussion);
}

export function moderates(actor: Actor): boolean {
	return actor.kind === 'system' || isEditor(actor);
}

/** A held post is seen by its author and moderators; any other has its place, though perhaps no words. */
export function seesPost(actor: Actor, post: { state: PostState; personId: string | null }): boolean {
	return post.state !== 'held' || moderates(actor) || isOwn(actor, post);
}

/** Its words, where there are any left. */
export function readsPost(actor: Actor, post: { state: PostState; personId: string | null }): boolean {
	return post.state === 'shown' || moderates(actor) || isOwn(actor, post);
}

export function isOwn(actor: Actor, thing: { personId: string | null }): boolean {
	return actor.kind === 'person' && thing.personId === actor.id;
}
