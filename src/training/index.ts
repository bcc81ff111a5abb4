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
	enrolmentStates,
	isIn,
	refusalToEnrol,
	seatsLeft,
	type EnrolmentId,
	type EnrolmentState
} from './enrolment.ts';
export { may, type EditionAct } from './policy.ts';
export {
	profileFields,
	profileNames,
	readProfile,
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
export { achievementText, ruleText } from './rule-text.ts';
export { summaryOf, type Summary } from './summary.ts';
