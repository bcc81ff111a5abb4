export { upsertOrganisations, type OrganisationInput } from './upsert.server.ts';
export {
	findOrganisation,
	listOrganisations,
	organisationNames,
	organisationsById,
	organisationsBySlug
} from './organisation.server.ts';
