export { addressesOfEvents } from './address.server.ts';
export { begunEvents, eventCells, eventInvitees } from './evaluation.server.ts';
export { behindEvent, eventInput } from './event-behind.server.ts';
export {
	allowedInEvent,
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
	publishEvent,
	putEventText,
	removeEventText
} from './event-writing.server.ts';
export { modulesOfEvent, moveModule, putModule, removeModule } from './curriculum.server.ts';
export { eventJobs } from './event-jobs.server.ts';
export { findEventShown, type EventShown } from './event-page.server.ts';
export { placesOfEvent, putPlace, removePlace } from './place.server.ts';
export { plannedProgramme, type PlannedProgramme } from './programme.server.ts';
export {
	findRelease,
	lastRelease,
	listReleases,
	releasePreview,
	releaseProgramme,
	type Release
} from './release.server.ts';
export { putSession, removeSession, sessionsOfEvent, shiftSession } from './session.server.ts';
export {
	askSpeaker,
	nameForSession,
	noteAnswer,
	putSpeaker,
	removeSpeaker,
	speakersOfEvent,
	speakingsOfEvent,
	takeFromSession,
	type Speaker,
	type SpeakerInput
} from './session-speaker.server.ts';
export { answerSpeaking, speakingOfLink, type SpeakingShown } from './session-speaker-link.server.ts';
export { putTrack, removeTrack, tracksOfEvent } from './track.server.ts';
export { releasePdf } from './release-pdf.server.ts';
export {
	findAttachment,
	findApplication,
	listApplications,
	type ApplicationFilter
} from './application-list.server.ts';
export {
	confirmApplication,
	eraseOwnApplication,
	withdrawApplication
} from './application-answering.server.ts';
export { keyOfOwnApplication, ownEvents, type OwnEvents } from './own-record.server.ts';
export { eventsWaiting, type EventWait } from './event-waits.server.ts';
export { applicationJobs } from './application-jobs.server.ts';
export { ownApplication, type OwnApplication } from './application-own.server.ts';
export { eventTitleIn } from './application-title.server.ts';
export {
	beginApplication,
	saveStep,
	sendLinkAgain,
	sendLinkTo,
	submitApplication
} from './application.server.ts';
export { putReviewing, reviewingOf, type Reviewing, type ReviewingInput } from './criterion.server.ts';
export {
	beginForm,
	formInput,
	formOf,
	moveField,
	putField,
	takeField,
	type FieldInput
} from './form.server.ts';
export {
	listNominated,
	nominate,
	nominationSeats,
	type NominationSeats,
	type Nominee
} from './nomination.server.ts';
export {
	addParticipant,
	findVisaLetter,
	participantList,
	participantsOf,
	putVisaLetter,
	setParticipant,
	type Participant
} from './participant.server.ts';
export {
	assignReviews,
	attachmentToReview,
	declareConflict,
	judge,
	myReviews,
	reviewProgress,
	reviewTask
} from './review.server.ts';
export {
	decide,
	decisionsAbout,
	putTargets,
	releaseDecisions,
	selectionOf,
	type Selection
} from './selection.server.ts';
export { visaLetterPdf } from './visa.server.ts';
export {
	correctEventCertificate,
	eventsOfRegistrations,
	eventsWithCertificates,
	overseenEventCertificate,
	overseesEventCertificates,
	participantsOverseen,
	revokeEventCertificate
} from './certificate-desk.server.ts';
export { cloneEvent } from './clone.server.ts';
export {
	boardOf,
	planFacts,
	publishedPlanFacts,
	type Board,
	type PlanFacts,
	type SafePlanFacts
} from './board.server.ts';
export { followPlans, tidyPlans } from './follow-up.server.ts';
export {
	openMilestone,
	openMilestoneKey,
	reportMilestone,
	type AskedMilestone,
	type RefusedMilestone
} from './milestone.server.ts';
export { loadPlanDemonstration } from './plan-demonstration.server.ts';
export { commentOnPlan, commentsOn, withdrawComment } from './plan-comment.server.ts';
export { askForPlanLink, invitePlans, planDesk, revokePlanLink } from './plan-inviting.server.ts';
export { participantJobs } from './participant-jobs.server.ts';
export { askForOwnLink, renewOwnLink } from './participant-link.server.ts';
export { answerOwnPlace, ownPlace, type OwnPlace } from './participant-own.server.ts';
export { openCalendarKey } from './plan-key.server.ts';
export {
	findMaterialFile,
	materialsFor,
	materialsOfEvent,
	putMaterial,
	removeMaterial
} from './session-material.server.ts';
export { planJobs } from './plan-jobs.server.ts';
export { openPlanKey } from './plan-entering.server.ts';
export {
	notePracticeOfPlan,
	plansOfPractice,
	planToTell,
	type PlanOfPractice
} from './plan-practice.server.ts';
export {
	findEvidence,
	findPlan,
	listPlans,
	lookAtPlans,
	sessionTitles,
	standsOf,
	type FoundPlan
} from './plan.server.ts';
export {
	addPlanMember,
	beginPlan,
	closePlan,
	removePlanMember,
	revokePlanLinks,
	savePlan,
	sharePlan
} from './plan-writing.server.ts';
export { loadAttendanceDemonstration } from './attendance-demonstration.server.ts';
export { attendanceJobs } from './attendance-jobs.server.ts';
export {
	attendanceIn,
	badgesRefused,
	doorOf,
	ownAttendance,
	saidSince,
	sessionsAttended,
	type BadgeRefused,
	type Door
} from './attendance.server.ts';
export { badgesPdf, namesPdf } from './badge-pdf.server.ts';
export { badgesToPrint, makeBadges, reprintBadge, revokeBadge, type Badged } from './badge.server.ts';
export { receiveCheckIns, sayAtDesk, type Received } from './check-in.server.ts';
export { writeCertificateLetter, type CertificateLetter } from './event-certificate-letter.server.ts';
export {
	confirmEventName,
	eventCertificateDesk,
	eventRules,
	ownEventCertificate,
	setEventRules,
	settleAttendance,
	settleEvents,
	type EventStanding
} from './event-certificate.server.ts';
export { loadApplicationsDemonstration } from './application-demonstration.server.ts';
export {
	answerNeeds,
	askNeeds,
	needResult,
	needsByLink,
	planFromNeeds,
	questionsOf,
	type AgencyNeeds,
	type NeedResult
} from './need.server.ts';
export {
	addAgency,
	agenciesOfSeries,
	agencyLink,
	askAgency,
	endAgencyLink,
	removeAgency,
	type AgencyStanding
} from './series-agency.server.ts';
export { loadSeriesDemonstration } from './series-demonstration.server.ts';
export { putSeriesAgain } from './series-document.server.ts';
export { seriesJobs } from './series-jobs.server.ts';
export { linesToCount, putLine, removeLine, takenByCountry, titlesOfEvent } from './series-line.server.ts';
export { outcomesOfLines, recordLineOutcome } from './series-outcome.server.ts';
export {
	findSeries,
	keptSeries,
	linesOfSeries,
	listSeries,
	seriesWith,
	type LineEvent,
	type SeriesInList,
	type SeriesPage,
	type ShownLine
} from './series.server.ts';
export { changeSeries, createSeries, removeSeries, showSeries } from './series-writing.server.ts';
export { loadEventsDemonstration } from './event-demonstration.server.ts';
