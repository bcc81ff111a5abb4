// What a page of a lesson needs of courses: rules alone, without the validator and the Markdown parser of the writers.
export { emptyAnswer, saysNothing, type Answer, type Answerable } from './answer.ts';
export { attemptMarks, attemptScore, attemptsOf, type Attempt, type GivenAnswer } from './attempt.ts';
export { mark, type Mark } from './marking.ts';
export type { Question, QuestionKind, QuestionOf } from './question.ts';
export {
	attemptsLeft,
	deadline,
	drawQuestions,
	passed,
	quizScore,
	shownOrder,
	type QuizScore
} from './quiz.ts';
