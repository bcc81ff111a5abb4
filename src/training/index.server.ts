export { loadTrainingDemonstration } from './demonstration.server.ts';
export {
	editionFacts,
	editionsToLead,
	openEdition,
	publicEditions,
	seatsTaken,
	versionOf
} from './edition.server.ts';
export {
	enrol,
	enrolmentIn,
	moveTo,
	ownEnrolment,
	profileOf,
	withdraw,
	type Asking,
	type Enrolment
} from './enrolment.server.ts';
export { invite } from './invitation.server.ts';
export { trainingJobs } from './jobs.server.ts';
export { logOf, receive, registrationOf, standingOf, type Received } from './learning.server.ts';
export { confirmName, settle } from './settling.server.ts';
