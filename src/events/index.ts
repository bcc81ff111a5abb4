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
