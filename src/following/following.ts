import type { Id } from '#platform/index.ts';
import { defaultSize, readQuery, writeQuery, type SearchQuery } from '#search/index.ts';

export type FollowingId = Id<'Following'>;

export const mostFollowed = 50;

/** The one form of a search that is followed: neither its page nor its order matters to what is new. */
export function followedQuery(query: SearchQuery): string {
	return writeQuery({ ...query, sort: 'relevance', after: null, size: defaultSize }).toString();
}

export function queryOf(followed: string): SearchQuery {
	return readQuery(new URLSearchParams(followed));
}
