export { claimOrganisation, countClaims, decideClaim, listClaims, ownClaims } from './claim.server.ts';
export {
	acceptInvitation,
	contributorsOf,
	invitationHolds,
	invitationsOf,
	inviteContributor,
	keptOrganisation,
	removeContributor,
	withdrawContributorInvitation
} from './contributor.server.ts';
export {
	donorGiven,
	donorKinds,
	donorPath,
	listDonors,
	type Donor,
	type DonorGiven,
	type DonorKind
} from './donor.server.ts';
export { loadPartnershipDemonstration } from './demonstration.server.ts';
export { networkJobs } from './jobs.server.ts';
export { addMember, changeMembership, relationsOf, removeMembership } from './membership.server.ts';
export { putOrganisationsAgain, upsertOrganisations, type OrganisationInput } from './upsert.server.ts';
export { organisationNames, organisationNamesBySlug, organisationNamesByWebsite } from './names.server.ts';
export {
	findOrganisation,
	listOrganisations,
	organisationsById,
	organisationsBySlug
} from './organisation.server.ts';
export { addOrganisation, correctOrganisation } from './organisation-writing.server.ts';
export { editionsToCount, linkEdition, outcomesOf, recordOutcome, unlinkEdition } from './outcome.server.ts';
export {
	addDocument,
	documentKinds,
	findDocument,
	largestDocument,
	removeDocument,
	type PartnershipDocument
} from './partnership-document.server.ts';
export {
	centresOf,
	findPartnership,
	listPartnerships,
	partnershipForEdit,
	type NamedParty,
	type PartnershipLine,
	type PartnershipPage
} from './partnership.server.ts';
export { putPartnershipsAgain } from './partnership-search.server.ts';
export {
	correctPartnership,
	createPartnership,
	removePartnership,
	showPartnership
} from './partnership-writing.server.ts';
export {
	answerAssignment,
	answerByLink,
	askExpert,
	assignmentOfLink,
	assignmentsOf,
	cancelAssignment,
	dateConflicts,
	publicReferences,
	showReference,
	writeReference,
	type Assignment,
	type DateConflict
} from './assignment.server.ts';
export { expertAddressee } from './expert-addressee.server.ts';
export { loadExpertsDemonstration } from './expert-demonstration.server.ts';
export { putExpertsAgain } from './expert-document.server.ts';
export { expertJobs } from './expert-jobs.server.ts';
export {
	confirmProfile,
	eraseProfile,
	neededParts,
	returnProfile,
	showPartTo,
	takePartBack,
	tellFile,
	tellPart,
	withdrawProfile
} from './expert-telling.server.ts';
export {
	countToVet,
	inviteExpert,
	openDoors,
	unvetExpert,
	vetExpert,
	type Opening
} from './expert-vetting.server.ts';
export { rosterMonths } from './expert-visible.server.ts';
export { expertsFollowed } from './expert-news.server.ts';
export { expertsAffiliated } from './expert-affiliated.server.ts';
export {
	expertForKeepers,
	expertRecord,
	expertsShown,
	expertsToVet,
	findExpert,
	findExpertFile,
	ownExpert,
	type ShownExpert
} from './expert.server.ts';
export { findExperts, rosterPageSize, type FoundExpert, type FoundExperts } from './roster.server.ts';
export {
	dropShortlist,
	findShortlist,
	listShortlists,
	makeShortlist,
	shortlist,
	unlist,
	type Shortlist
} from './roster-shortlist.server.ts';
