import type { Id } from '#platform/index.ts';
import { defaultSize, readQuery, writeQuery, type SearchQuery } from '#search/index.ts';

export type FollowingId = Id<'Following'>;

export const mostFollowed = 50;

/** The one form of a search that is followed: neither its page nor its order matters to what is new. */
export function followedQuery(query: SearchQuery): string {
	return writeQuery({ ...query, sort: 'relevance', after: null, size: defaultSize }).toString();
}

/** An expert is followed as such: what is new of them is what the follower may see, and no search says that. */
export function followedExpert(code: string): string {
	return `expert=${code}`;
}

/** The code of the expert who is followed; null: it is a search. */
export function expertOf(followed: string): string | null {
	return /^expert=([a-z0-9]{10})$/u.exec(followed)?.[1] ?? null;
}

export function queryOf(followed: string): SearchQuery {
	return readQuery(new URLSearchParams(followed));
}
