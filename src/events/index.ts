export { conflictsOf, type Conflict, type Planned } from './conflict.ts';
export {
	moduleIn,
	pointsFrom,
	pointsText,
	type EventModule,
	type ModuleId,
	type ModuleWords
} from './curriculum.ts';
export { difference, type Change } from './difference.ts';
export { problemsOfEvent, refusalToPublishEvent, type EventInput, type EventProblem } from './event-input.ts';
export {
	eventWordNames,
	eventWordsIn,
	isTextOutdated,
	linesOf,
	noWords,
	type EventText,
	type EventWords
} from './event-text.ts';
export {
	daysOfEvent,
	eventAdmissions,
	eventKinds,
	eventModalities,
	eventPath,
	phaseOfEvent,
	runOfEvent,
	takesApplications,
	type EventAdmission,
	type EventFacts,
	type EventId,
	type EventKind,
	type EventModality,
	type EventPhase,
	type EventState
} from './event.ts';
export { eventRoles, may, mayAll, mayBegin, mayBeginSome, type EventAct, type EventRole } from './policy.ts';
export { changeText } from './difference-text.ts';
export { noProgramme, type Programme, type ProgrammeSession } from './programme.ts';
export { programmeToCalendar } from './programme-calendar.ts';
export {
	positionFrom,
	roomsFrom,
	roomsText,
	type Place,
	type PlaceId,
	type PlaceInput,
	type RoomId
} from './place.ts';
export {
	clocksOf,
	sessionIn,
	sessionKinds,
	sessionWordNames,
	type Session,
	type SessionId,
	type SessionInput,
	type SessionKind,
	type SessionWords
} from './session.ts';
export {
	everybody,
	largestMaterial,
	materialAudiences,
	moments,
	type Material,
	type MaterialAudience,
	type MaterialInput,
	type Moment
} from './session-material.ts';
export { sessionKindText, speakerRoleText } from './session-words.ts';
export {
	speakerRoles,
	speakerStates,
	type SpeakerId,
	type SpeakerRole,
	type SpeakerState,
	type Speaking
} from './session-speaker.ts';
export {
	clockText,
	daysOfTimetable,
	daysText,
	hoursText,
	localeOf,
	placeOfSession,
	type TimetableDay
} from './timetable.ts';
export { nameOf, type Track, type TrackId } from './track.ts';
export { applicationsAPage } from './application-page.ts';
export {
	applicationStates,
	decisions,
	isOpenToDecision,
	refusalToAct,
	type ApplicationId,
	type ApplicationState,
	type Decision
} from './application.ts';
export { mostCriteria, scales, wideSpread, type Criterion } from './criterion.ts';
export { consentName, inputName, type AnswerValue, type Facts } from './field-answer.ts';
export { sensitivities, type Sensitivity } from './field-retention.ts';
export {
	dimensions,
	fieldKinds,
	formSteps,
	type Dimension,
	type FieldId,
	type FieldKind,
	type FieldOption,
	type FormField,
	type FormStep
} from './field.ts';
export { readyForm } from './form-ready.ts';
export { wordsOf } from './form.ts';
export { mostNominees } from './nomination.ts';
export { participantStates, type ParticipantId, type ParticipantState } from './participant.ts';
export {
	effectOfChoices,
	effectOfEach,
	isIn,
	refusalToDecide,
	type Candidate,
	type Choices
} from './selection.ts';
export { type Target, type TargetEffect } from './target.ts';
export { visaLanguages } from './visa.ts';
export { clonedEventBelongings, clonedEventFacts, type EventCloning } from './clone.ts';
export {
	boardQueryFrom,
	type BoardPlan,
	type BoardQuery,
	type GroupCount,
	type MilestoneCount,
	type SafeCount
} from './board.ts';
export {
	largestEvidence,
	longestReport,
	milestoneMonths,
	milestoneStands,
	outcomes,
	type Milestone,
	type MilestoneMonth,
	type MilestoneStand,
	type Outcome,
	type ReportId
} from './milestone.ts';
export {
	longestComment,
	longestPlanText,
	mostPlanTopics,
	mostPractices,
	mostSteps,
	planAudiences,
	planIntents,
	planPath,
	planStates,
	planTextNames,
	problemsOfPlan,
	type PlanAudience,
	type PlanCommentId,
	type PlanId,
	type PlanInput,
	type PlanIntent,
	type PlanMemberId,
	type PlanPractice,
	type PlanPracticeId,
	type PlanState,
	type PlanStep,
	type PlanStepId
} from './plan.ts';
export { type PlanAct, type PlanViewer } from './plan-policy.ts';
export { absent, attended, attendanceOf, presenceIn, type Attendance, type Presence } from './attendance.ts';
export { eventMark } from './badge.ts';
export { badgeProblems, checkInSays, type BadgeProblem, type CheckIn, type CheckInSays } from './check-in.ts';
export {
	inputFrom,
	isCounted,
	ruleFrom,
	type Attended,
	type EventRules,
	type RuleInput
} from './event-certificate.ts';
export { eventRuleText } from './event-rule-text.ts';
export {
	longestNeedWords,
	needModalities,
	priorities,
	problemsOfNeed,
	problemsOfQuestions,
	type NeedAnswer,
	type NeedModality,
	type NeedRank
} from './need.ts';
export { problemsOfAgency, type Agency, type AgencyId, type AgencyInput } from './series-agency.ts';
export {
	isQuarter,
	problemsOfLine,
	quarterOf,
	quarters,
	seatsByCountry,
	type CountrySeats,
	type CountryStanding,
	type LineId,
	type LineInput,
	type Quarter,
	type SeriesLine
} from './series-line.ts';
export {
	outcomeMeasures,
	summedOutcomes,
	type LineOutcome,
	type OutcomeMeasure,
	type OutcomeRow,
	type OutcomeTable
} from './series-outcome.ts';
export { mayKeepSeries, mayKeepSomeSeries } from './series-policy.ts';
export {
	problemsOfSeries,
	seriesPath,
	type Series,
	type SeriesId,
	type SeriesInput,
	type SeriesTexts
} from './series.ts';
