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
export { effectOfChoices, effectOfEach, isIn, refusalToDecide, type Candidate, type Choices } from './selection.ts';
export { type Target, type TargetEffect } from './target.ts';
export { visaLanguages } from './visa.ts';
