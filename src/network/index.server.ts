export { putOrganisationsAgain, upsertOrganisations, type OrganisationInput } from './upsert.server.ts';
export { organisationNames, organisationNamesBySlug, organisationNamesByWebsite } from './names.server.ts';
export {
	findOrganisation,
	listOrganisations,
	organisationsById,
	organisationsBySlug
} from './organisation.server.ts';
