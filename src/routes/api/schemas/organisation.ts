import * as v from 'valibot';
import { address, day } from './plain.ts';

export const OrganisationName = v.object({
	slug: v.string(),
	name: v.string(),
	shortName: v.nullable(v.string())
});

export const Organisation = v.object({
	...OrganisationName.entries,
	names: v.pipe(v.record(v.string(), v.string()), v.description('its names by language')),
	type: v.string(),
	country: v.nullable(v.string()),
	city: v.nullable(v.string()),
	website: v.nullable(v.string()),
	ror: v.nullable(v.string()),
	illustrative: v.pipe(v.boolean(), v.description('invented for demonstration')),
	url: address
});

const Membership = v.object({
	...OrganisationName.entries,
	joinedOn: v.nullable(day),
	leftOn: v.pipe(v.nullable(day), v.description('its last day as a member'))
});

export const OrganisationWhole = v.object({
	...Organisation.entries,
	parent: v.pipe(v.nullable(OrganisationName), v.description('what it is a part of')),
	parts: v.array(OrganisationName),
	networks: v.pipe(v.array(Membership), v.description('where it is or was a member')),
	members: v.pipe(v.array(Membership), v.description('who is or was its member'))
});

export const OrganisationList = v.object({ organisations: v.array(Organisation) });
