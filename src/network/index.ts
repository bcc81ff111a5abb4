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
export * from './assignment.ts';
export * from './expert.ts';
export { positionAt } from './expert-affiliated.ts';
export { mayExpert } from './expert-policy.ts';
export { availabilityIn, conflictWith, isDay, overlaps, type Availability } from './expert-spans.ts';
export {
	confirmationDue,
	expertState,
	graceDays,
	isListed,
	withdrawnDays,
	type ExpertState
} from './expert-state.ts';
export type { Citable as CitableByExpert, WordedPart } from './expert-telling.ts';
export { viewerOf, visibleParts, type Viewer } from './expert-visible.ts';
export { orcidFrom } from './orcid.ts';
export { calendarDays, collisions, dayStates, type Booking, type DayState } from './expert-calendar.ts';
export { rosterFacetNames, type RosterFacet, type Wish } from './roster-facets.ts';
export type { RosterHit } from './roster.ts';
export { readRosterQuery, writeRosterQuery, type RosterQuery } from './roster-query.ts';
export type { ShortlistId } from './roster-shortlist.ts';
