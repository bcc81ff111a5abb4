export * from './claim.ts';
export * from './contributor.ts';
export * from './membership.ts';
export * from './organisation.ts';
export {
	readOrganisation,
	type EnteredOrganisation,
	type OrganisationFacts,
	type OrganisationProblem
} from './organisation-input.ts';
export * from './outcome.ts';
export {
	budgetOf,
	eraseFocalPointOn,
	partnershipKinds,
	partnershipPath,
	partnershipText,
	phaseOf as partnershipPhase,
	problemsOfPartnership,
	type FocalPoint,
	type Partnership,
	type PartnershipInput,
	type PartnershipKind,
	type Party
} from './partnership.ts';
export { mayKeep, mayKeepSome, may as mayNetwork } from './policy.ts';
export { rorFrom } from './ror.ts';
