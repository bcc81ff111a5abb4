export { stepOf, stepsFor, type Step } from './steps.ts';
