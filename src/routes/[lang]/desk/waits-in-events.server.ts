import { eventsWaiting, textsOfEvent, type EventWait } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { listedEvent } from './events/event-words.server.ts';
import type { Waiting } from './waits.server.ts';

const words: Record<EventWait, { say: (count: { count: number }) => string; page: string }> = {
	review: { say: m.applications_wait_review, page: 'review' },
	release: { say: m.applications_wait_release, page: 'selection#release' },
	decide: { say: m.applications_wait_decide, page: 'selection' },
	assign: { say: m.applications_wait_assign, page: 'review#progress' },
	nominated: { say: m.applications_wait_nominated, page: 'applications' }
};

/** What waits in the events of whose team somebody is; each line leads to where it is done. */
export async function waitsInEvents(actor: Actor, language: string, now: Date): Promise<Waiting[]> {
	const lines = (await eventsWaiting(actor, now)).map(async ({ event, waits }) => {
		const { title, days } = listedEvent(event, await textsOfEvent(event.id), language, now);
		return waits.map(({ wait, count }) => ({
			count,
			name: words[wait].say({ count }),
			path: `events/${event.slug}/${words[wait].page}`,
			details: [title.text, ...(days === null ? [] : [days])]
		}));
	});
	return (await Promise.all(lines)).flat();
}
