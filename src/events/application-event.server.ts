import { visitor } from '#people/index.ts';
import type { Reader, Writer } from '#platform/index.server.ts';
import type { EventFacts } from './event.ts';
import { holdOwnEvent, openEvent } from './event.server.ts';

/** The event as anybody sees it: who applies needs no account. Throws NotFound. */
export function publicEvent(slug: string, reader?: Reader): Promise<EventFacts> {
	return openEvent(visitor, 'see', slug, reader);
}

/** The same, held: numbers, places and lines are given out by one at a time. Held before any of its applications. */
export function holdPublicEvent(tx: Writer, slug: string): Promise<EventFacts> {
	return holdOwnEvent(tx, visitor, 'see', slug);
}
