export { counts, flagsOf, type Run } from './evidence.ts';
export { longestValue, mostAtOnce, readSent, type Sent } from './sent.ts';
export {
	byTime,
	inOrder,
	type Flag,
	type Json,
	type RegistrationId,
	type Statement,
	type StatementId,
	type Verb
} from './statement.ts';
