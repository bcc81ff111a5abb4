export { declined, answersFrom, enteredOf, inputName, rowName, type Entered } from './answer-form.ts';
export { isDay, isWhole, refusalToAnswer } from './answer.ts';
export { blocks } from './blocks.ts';
export {
	isMet,
	leavesOf,
	type Answers,
	type AnswerValue,
	type Condition,
	type ConditionLeaf
} from './condition.ts';
export * from './disposition.ts';
export * from './editing.ts';
export { problemOfExpression } from './condition-problem.ts';
export { conditionFrom, expressionOf } from './expression.ts';
export type { InvitationId, Invitee, Strata } from './invitation.ts';
export { inviteesFrom, type Pasted } from './pasted.ts';
export { maySurvey, maySurveySome } from './policy.ts';
export * from './question.ts';
export * from './questionnaire.ts';
export { flawsOf, flawsOfQuestion, type Flaw } from './soundness.ts';
export { changesBetween, type VersionChanges } from './version.ts';
export * from './washington-group.ts';
export * from './wave.ts';
export { inLanguage, textIn, type Texts } from './words.ts';
export { toXlsForm, xlsFormNotes, type FormSheets, type Unrepresented, type XlsFormNote } from './xlsform.ts';
export { fromXlsForm, type ReadForm } from './xlsform-reading.ts';
export { likelyMapping, targetsOf, type Mapping, type MappingTarget } from './taking-in.ts';
