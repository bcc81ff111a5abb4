import type { Id } from '#platform/index.ts';

export type PostId = Id<'Post'>;

/** held: waits for a moderator; withdrawn by its author; hidden by a moderator; erased with its author's account. */
export type PostState = 'held' | 'shown' | 'withdrawn' | 'hidden' | 'erased';

export const longestPost = 6000;
/** How long its author may still change a post: time for a slip of the finger, not for another opinion. */
export const minutesToEdit = 60;
/** So many in an hour are a conversation; more are a flood. */
export const mostPostsAnHour = 20;
export const mostDiscussionsAnHour = 5;

/** Why this cannot stand in a discussion; null: it can. */
export function refusalToPost(body: string): 'required' | 'longer_than' | null {
	if (body.trim() === '') return 'required';
	return body.length > longestPost ? 'longer_than' : null;
}

export function mayRewrite(post: { at: Date; state: PostState }, now: Date): boolean {
	const waitsOrIsShown = post.state === 'shown' || post.state === 'held';
	return waitsOrIsShown && now.getTime() - post.at.getTime() <= minutesToEdit * 60_000;
}

/** Answers stand one level deep: who answers an answer answers what it answers. */
export function answeredBy(post: { id: PostId; answersId: PostId | null }): PostId {
	return post.answersId ?? post.id;
}

/** In the order they were written, each with its answers. An answer to what nobody may see stands by itself. */
export function threaded<Kept extends { id: PostId; answersId: PostId | null; at: Date }>(
	posts: readonly Kept[]
): (Kept & { answers: Kept[] })[] {
	const sorted = [...posts].sort(
		(one, other) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)
	);
	const known = new Set(sorted.map(({ id }) => id));
	const isAnswer = ({ answersId }: Kept) => answersId !== null && known.has(answersId);
	const answers = Map.groupBy(sorted.filter(isAnswer), ({ answersId }) => answersId);
	return sorted
		.filter((one) => !isAnswer(one))
		.map((one) => ({ ...one, answers: answers.get(one.id) ?? [] }));
}
