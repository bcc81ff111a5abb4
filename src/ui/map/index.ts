export { closerLook, numbersText, type Closer, type Mark, type Position } from './marks.ts';
export { stepOf, stepsFor, type Step } from './steps.ts';
