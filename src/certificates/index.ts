export {
	certificateStatuses,
	dueAward,
	kinds,
	revocationReasons,
	type Award,
	type CertificateStatus,
	type Held,
	type Kind,
	type RevocationReason
} from './award.ts';
export { check, type Answer, type Checked, type Checks, type Known } from './check.ts';
export { readCode } from './code.ts';
export {
	conditionSchema,
	evaluate,
	leavesOf,
	missing,
	type Condition,
	type Explained,
	type Measure
} from './condition.ts';
export { asksNoMore } from './implication.ts';
export { textIn, type Texts } from './credential.ts';
export { dayText, daysText } from './days.ts';
export { may, type CertificateAct } from './policy.ts';
export type { Said } from './reading.ts';
export { slipIn, slipLink } from './slip.ts';
