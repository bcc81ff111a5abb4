import { allowedInEvent, openEvent, textsOfEvent } from '#events/index.server.ts';
import { eventPath } from '#events/index.ts';
import { NotFound } from '#platform/index.ts';
import { listedEvent } from '../event-words.server.ts';
import type { LayoutServerLoad } from './$types';

/** The head of every page about one event. For who does not work for it the desk of it does not exist. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const event = await openEvent(actor, 'see', params.event);
	const allowed = await allowedInEvent(actor, event);
	if (!allowed.some((act) => act !== 'see')) throw new NotFound('event');
	return {
		head: {
			...listedEvent(event, await textsOfEvent(event.id), language, now),
			state: event.state,
			revision: event.revision,
			admission: event.admission,
			zone: event.zone,
			allowed,
			page: event.state === 'draft' ? null : eventPath(language, event.slug)
		}
	};
};
