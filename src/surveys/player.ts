/** The front door of a page where somebody answers: what a device needs, and no validator. */
export { numberFrom } from './answer-form.ts';
export { isMet, type Answers, type AnswerValue, type Condition } from './condition.ts';
