export { achievementSchema, type Achievement } from './achievement.ts';
export * from './answer.ts';
export * from './attempt.ts';
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
export { rulesSchema, type CourseRules } from './course.ts';
export * from './item-statistics.ts';
export * from './marking.ts';
export { may, mayBegin, type CourseAct } from './policy.ts';
export { plainText, proseFrom, type Inline, type Prose, type ProseBlock } from './prose.ts';
export type { Question, QuestionKind, QuestionOf } from './question.ts';
export * from './quiz.ts';
export type { FolderProblem } from './reading.ts';
export * from './solution.ts';
