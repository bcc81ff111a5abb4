import { and, inArray, ne } from 'drizzle-orm';
import { db, type Reader } from '#platform/index.server.ts';
import type { EventId } from './event.ts';
import { event } from './tables.server.ts';

/** The slugs of events that anybody may see, by id; the entries that are their pages have the same. */
export async function addressesOfEvents(
	ids: readonly string[],
	reader: Reader = db
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await reader
		.select({ id: event.id, slug: event.slug })
		.from(event)
		.where(and(inArray(event.id, [...ids] as EventId[]), ne(event.state, 'draft')));
	return new Map(rows.map(({ id, slug }) => [id, slug]));
}
