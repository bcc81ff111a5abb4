export { achievementSchema, type Achievement } from './achievement.ts';
export * from './answer.ts';
export { answerWords, type AnswerWords } from './answer-words.ts';
export * from './attempt.ts';
export { chanceFrom, type Chance } from './chance.ts';
export {
	wordsIn,
	type Block,
	type Content,
	type CourseId,
	type ItemId,
	type Lesson,
	type Module,
	type Quiz,
	type QuizBlock,
	type QuizRules,
	type StoredFile,
	type Texts,
	type VersionId
} from './content.ts';
export { rulesSchema, type CourseFacts, type CourseRules } from './course.ts';
export { refusalsToFreeze, type Unready } from './assemble.ts';
export { fileFits, filesFor, type FileUse } from './file-use.ts';
export { sayingFields } from './editing-words.ts';
export {
	blockKinds,
	checkWords,
	isItemKind,
	itemKinds,
	type Item,
	type ItemKind,
	type Rendering,
	type Settings,
	type Words,
	type Wrong
} from './item.ts';
export * from './item-statistics.ts';
export * from './marking.ts';
export { may, mayBegin, type CourseAct } from './policy.ts';
export { knownProse, plainText, proseFrom, type Inline, type Prose, type ProseBlock } from './prose.ts';
export { proseLetter } from './prose-letter.ts';
export type { Question, QuestionKind, QuestionOf } from './question.ts';
export * from './quiz.ts';
export type { FolderProblem } from './reading.ts';
export { harderRule, hasEmptyPart, ruleKinds, unknownQuizzes, type Rule, type RuleKind } from './rules.ts';
export * from './solution.ts';
export {
	isEmpty,
	saysWords,
	standingOf,
	stateIn,
	toDoIn,
	wordingState,
	wordingStates,
	withAllIn,
	type Standing,
	type ToDo,
	type WordingState
} from './standing.ts';
export { ItemTree } from './tree.ts';
export { versionChanges, type VersionChanges } from './version-changes.ts';
export { wordDifference, type Stretch } from './wording-difference.ts';
export { sittings } from './writing-sitting.ts';
export { sentenceCode } from './wrong-code.ts';
