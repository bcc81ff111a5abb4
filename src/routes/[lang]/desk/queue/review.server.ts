import { queueParams, queueQueryFrom } from './query.server.ts';
import type { QueueQuery } from '#catalogue/index.server.ts';

/** The review somebody left for another page, as that page's address says it. */
export type Review = {
	query: QueueQuery;
	/** What the queue is narrowed to, as its address has it. */
	filters: string;
	/** The same for the address of a page in between: 'then=review&kind=event&'. */
	carried: string;
};

/** Null for who did not come from the review. */
export function reviewFrom(url: URL): Review | null {
	if (url.searchParams.get('then') !== 'review') return null;
	const query = { ...queueQueryFrom(url.searchParams), after: null };
	const filters = queueParams(query).toString();
	return { query, filters, carried: `${['then=review', filters].filter(Boolean).join('&')}&` };
}

/** Where a review goes on: the record that waits, or the list when none is left under its filters. */
export function queuePath(language: string, id: string | null, filters: string): string {
	return `/${language}/desk/queue${id ? `/${id}` : ''}${filters ? `?${filters}` : ''}`;
}
