import { eventsToLead, textsOfEvents } from '#events/index.server.ts';
import { mayBeginSome } from '#events/index.ts';
import { NotFound } from '#platform/index.ts';
import { doneText, listedEvent } from './event-words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, language, now } = locals;
	const events = await eventsToLead(actor);
	if (events.length === 0 && !mayBeginSome(actor)) throw new NotFound('page');
	const texts = await textsOfEvents(events.map(({ id }) => id));
	const listed = events.map((one) => listedEvent(one, texts.get(one.id) ?? [], language, now));
	const isOver = ({ phase }: (typeof listed)[number]) => phase === 'over' || phase === 'cancelled';
	return {
		done: doneText(url),
		now: listed.filter((one) => !isOver(one)),
		before: listed.filter(isOver),
		mayBegin: mayBeginSome(actor)
	};
};
