export {
	allowedInEvent,
	behindEvent,
	eventFacts,
	eventOfEntry,
	eventsToLead,
	holdOwnEvent,
	leadsEvents,
	openEvent,
	textsOfEvent,
	textsOfEvents
} from './event.server.ts';
export { addToEventTeam, removeFromEventTeam, teamOfEvent, type EventMember } from './event-team.server.ts';
export {
	cancelHeldEvent,
	changeEvent,
	createEvent,
	deleteEventDraft,
	eventInput,
	publishEvent,
	putEventText,
	removeEventText
} from './event-writing.server.ts';
