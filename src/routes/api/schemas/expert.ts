import * as v from 'valibot';
import { address, whole } from './plain.ts';
import { OwnText } from './text.ts';

export const Expert = v.object({
	code: v.string(),
	url: address,
	name: v.string(),
	headline: v.nullable(OwnText),
	roles: v.pipe(v.array(v.string()), v.description('in the language asked for')),
	languages: v.array(v.object({ code: v.string(), level: v.string() })),
	illustrative: v.pipe(v.boolean(), v.description('invented for demonstration: nobody is this person'))
});

export const ExpertWhole = v.object({
	...Expert.entries,
	about: v.nullable(OwnText),
	photo: v.nullable(address),
	expertise: v.array(
		v.object({
			topic: v.string(),
			evidence: v.array(
				v.object({
					kind: v.string(),
					text: v.string(),
					url: v.nullable(address),
					author: v.pipe(
						v.nullable(v.boolean()),
						v.description('of a publication: whether somebody of this name or ORCID is among its authors')
					)
				})
			)
		})
	),
	places: v.array(v.string()),
	audiences: v.array(v.string()),
	modalities: v.array(v.string()),
	affiliations: v.array(
		v.object({ name: v.string(), position: v.nullable(v.string()), years: v.nullable(v.string()) })
	),
	availability: v.array(v.object({ busy: v.boolean(), days: v.string() })),
	orcid: v.nullable(v.string())
});

export const ExpertList = v.object({
	total: whole,
	size: whole,
	experts: v.array(
		v.object({ ...Expert.entries, why: v.pipe(v.array(v.string()), v.description('why it is found')) })
	),
	next: v.nullable(address)
});
