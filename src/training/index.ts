export {
	longestApplicationAnswer,
	mostQuestions,
	problemsOfAnswers,
	type ApplicationQuestion,
	type ApplicationQuestionId
} from './application-question.ts';
export {
	longestBody,
	longestTitle,
	problemsOfAnnouncement,
	type Announcement,
	type AnnouncementId,
	type AnnouncementWords
} from './announcement.ts';
export { clonedBelongings, clonedFields, planClone, type CloneGiven, type CloneQuestion } from './cloner.ts';
export {
	admissionText,
	boundsTold,
	lastMinute,
	phaseText,
	runText,
	toldFrom,
	toldIn,
	type Told
} from './edition-text.ts';
export {
	admissions,
	mayStudy,
	phaseOf,
	runOf,
	enrolmentEnds,
	type Admission,
	type Edition,
	type EditionId,
	type Phase
} from './edition.ts';
export {
	longestNote,
	longestSlug,
	problemsOfEdition,
	refusalToClose,
	refusalToPublish,
	type EditionInput,
	type EditionProblem
} from './edition-input.ts';
export {
	enrolmentStates,
	isIn,
	refusalToEnrol,
	seatsLeft,
	type EnrolmentId,
	type EnrolmentState
} from './enrolment.ts';
export { knownSolutions, lessonLog, quizzesOf } from './lesson-log.ts';
export {
	longestTranscript,
	problemsOfSession,
	type LiveSession,
	type LiveSessionId,
	type LiveSessionInput,
	type LiveSessionWords
} from './live-session.ts';
export { nextOf, partsLeft, partsOf, type Next, type Part } from './my-learning.ts';
export type { Notices } from './notices.ts';
export { may, teamRoles, type EditionAct, type TeamRole } from './policy.ts';
export {
	notSaid,
	profileFields,
	profileNames,
	readAnswer,
	readProfile,
	teamFields,
	type Profile,
	type ProfileField,
	type ProfileName,
	type ProfileProblem
} from './profile.ts';
export {
	explainRules,
	progressOf,
	type ExplainedRules,
	type LearnerProgress,
	type LessonState,
	type QuizStanding
} from './progress.ts';
export { achievementText, ruleText, type RuledContent } from './rule-text.ts';
export { summaryOf, type Summary } from './summary.ts';
export { fewestShown, type PublishedCell } from '#platform/index.ts';
export { longestContribution, minutesToEdit, type ContributionId } from './contribution.ts';
export {
	attemptsSeen,
	evidenceCounted,
	type AnswerSeen,
	type AttemptSeen,
	type Evidence
} from './attempts-seen.ts';
export { csvFrom, xlsxFrom, type ExportTable } from './export-table.ts';
export { columnsOf, readSort, sortedBook, writeSort, type BookLine, type BookSort } from './gradebook.ts';
export { markFromSheet } from './marking-sheet.ts';
export { doubtsAbout, fewestForChoices, type ItemDoubt, type ShownItem } from './statistics.ts';
export { stuckDays, troubles, type Stuck, type Trouble } from './stuck.ts';
