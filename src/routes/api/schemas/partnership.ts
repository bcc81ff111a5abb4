import { partnershipKinds } from '#network/index.ts';
import * as v from 'valibot';
import { OrganisationName } from './organisation.ts';
import { address, day } from './plain.ts';
import { OwnText } from './text.ts';

export const Partnership = v.object({
	slug: v.string(),
	url: v.pipe(address, v.description('the page here, in the language asked for')),
	kind: v.picklist(partnershipKinds),
	phase: v.picklist(['coming', 'running', 'over']),
	title: OwnText,
	summary: v.nullable(OwnText),
	centre: OrganisationName,
	startsOn: day,
	endsOn: v.pipe(v.nullable(day), v.description('null: no end is agreed')),
	countries: v.pipe(v.array(v.string()), v.description('partner countries: ISO 3166-1 alpha-2')),
	illustrative: v.pipe(v.boolean(), v.description('invented for demonstration'))
});

export const PartnershipWhole = v.object({
	...Partnership.entries,
	parties: v.array(
		v.object({
			role: v.picklist(['partner', 'donor']),
			organisation: v.nullable(OrganisationName),
			country: v.nullable(v.string()),
			amount: v.pipe(v.nullable(v.string()), v.description('what a donor gives, with two decimals')),
			currency: v.pipe(v.nullable(v.string()), v.description('ISO 4217'))
		})
	),
	budget: v.pipe(
		v.array(v.object({ currency: v.string(), amount: v.number() })),
		v.description('what donors give, by currency')
	),
	documents: v.array(v.object({ name: v.string(), language: v.string(), url: address })),
	report: v.pipe(
		v.object({ csv: address, xlsx: address }),
		v.description('what came of it: no group of fewer than five people is in it')
	)
});

export const PartnershipList = v.object({ partnerships: v.array(Partnership) });
