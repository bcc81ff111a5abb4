export { addressesOfEditions, type EditionAddress } from './address.server.ts';
export { applicationQuestionsOf, type ApplicationAnswer } from './application-answer.server.ts';
export {
	applicationAnswersOfMine,
	eraseApplicationAnswer,
	putApplicationQuestions,
	type ApplicationQuestionInput
} from './application-question.server.ts';
export { announce, announcementsOf } from './announcement.server.ts';
export {
	correctOverseenName,
	editionsWithCertificates,
	overseenCertificate,
	overseenCertificates,
	overseesCertificates,
	revokeOverseen,
	type CertificateFile,
	type OverseenCertificate
} from './certificate-desk.server.ts';
export { cloneEdition, previewClone } from './cloner.server.ts';
export { begunEditions, editionCells, editionInvitees } from './cohort.server.ts';
export { courseNamed, type CourseNamed } from './course-name.server.ts';
export { loadTrainingDemonstration } from './demonstration.server.ts';
export {
	editionsHere,
	findEditionPage,
	placeInLine,
	type ContentsShown,
	type EditionPage,
	type EditionShown
} from './edition-page.server.ts';
export {
	editionFacts,
	editionsToLead,
	openEdition,
	publicEditions,
	seatsTaken,
	versionOf
} from './edition.server.ts';
export {
	cancelEdition,
	changeEdition,
	closeEdition,
	createEdition,
	deleteDraft,
	hasAwarded,
	notesOf,
	publishEdition
} from './edition-writing.server.ts';
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
export { invitationStands, invite } from './invitation.server.ts';
export { trainingJobs } from './jobs.server.ts';
export { logOf, receive, registrationOf, standingOf, type Received } from './learning.server.ts';
export { cancelLiveSession, liveSessionsIn, liveSessionsOf, putLiveSession } from './live-session.server.ts';
export {
	myLearning,
	ownEdition,
	profileToldLast,
	type Learning,
	type PartShown
} from './my-learning.server.ts';
export { ownRecord, type KeptEnrolment, type OwnRecord } from './own-record.server.ts';
export {
	answerProfile,
	eraseProfileAnswer,
	ownProfileAnswers,
	type ProfileAnswer
} from './profile-answer.server.ts';
export { noticesOf } from './notices.server.ts';
export { editionsNamed, taughtBetween, taughtBy, type Taught } from './taught-by.server.ts';
export { tellCatalogue, tellOfNewEntry } from './offering.server.ts';
export { confirmName, settle } from './settling.server.ts';
export { studyIn, type Study } from './studying.server.ts';
export { contribute, report, rewrite, type Contributing } from './contribution.server.ts';
export {
	dismissReports,
	hide,
	moderationOf,
	restore,
	type ReportedContribution
} from './discussion-moderation.server.ts';
export {
	discussionOf,
	discussionsIn,
	type SeenContribution,
	type SeenDiscussion,
	type Thread
} from './discussion.server.ts';
export { findLearner, type LearnerSeen } from './learner.server.ts';
export { gradebookOf, type Gradebook } from './gradebook.server.ts';
export {
	answersMarked,
	answersToMark,
	answerToMark,
	markAnswer,
	openQuestions,
	type AnswerToMark,
	type MarkingTask
} from './marking-desk.server.ts';
export {
	decideApplication,
	figuresOf,
	peopleOf,
	type EditionFigures,
	type PersonOfEdition
} from './people-of-edition.server.ts';
export { statisticsOf, type CourseStatistics } from './statistics.server.ts';
export {
	addToTeam,
	allowedIn,
	coursesToLead,
	editionInput,
	evaluatedBy,
	editionsLed,
	leadsEditions,
	numbersOf,
	openInvitations,
	removeFromTeam,
	teamOf,
	withdrawInvitation
} from './team.server.ts';
export { waitingFor, type Wait, type WaitingEdition } from './waiting.server.ts';
