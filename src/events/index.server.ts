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
export { findAttachment, findApplication, listApplications, type ApplicationFilter } from './application-list.server.ts';
export { confirmApplication, eraseOwnApplication, withdrawApplication } from './application-answering.server.ts';
export { applicationJobs } from './application-jobs.server.ts';
export { ownApplication, type OwnApplication } from './application-own.server.ts';
export { eventTitleIn } from './application-title.server.ts';
export { beginApplication, saveStep, sendLinkAgain, sendLinkTo, submitApplication } from './application.server.ts';
export { putReviewing, reviewingOf, type Reviewing, type ReviewingInput } from './criterion.server.ts';
export { beginForm, formInput, formOf, moveField, putField, takeField, type FieldInput } from './form.server.ts';
export { listNominated, nominate, type Nominee } from './nomination.server.ts';
export {
	addParticipant,
	findVisaLetter,
	participantList,
	participantsOf,
	putVisaLetter,
	setParticipant,
	type Participant
} from './participant.server.ts';
export { assignReviews, declareConflict, judge, myReviews, reviewProgress, reviewTask } from './review.server.ts';
export { decide, decisionsAbout, putTargets, releaseDecisions, selectionOf, type Selection } from './selection.server.ts';
export { visaLetterPdf } from './visa.server.ts';
