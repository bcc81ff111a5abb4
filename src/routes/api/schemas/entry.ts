import * as v from 'valibot';
import { OrganisationName } from './organisation.ts';
import { address, day, instant, whole } from './plain.ts';
import { Publication } from './publication.ts';
import { LocalText } from './text.ts';

export const Entry = v.object({
	id: v.pipe(v.string(), v.uuid()),
	slug: v.string(),
	kind: v.picklist(['course', 'event', 'resource']),
	type: v.string(),
	url: v.pipe(address, v.description('the page here, in the language asked for')),
	departureUrl: v.pipe(address, v.description('counted link to the provider’s page')),
	title: LocalText,
	abstract: v.nullable(LocalText),
	providers: v.array(OrganisationName),
	languages: v.pipe(v.array(v.string()), v.description('languages the thing itself exists in')),
	modality: v.nullable(v.string()),
	place: v.nullable(v.string()),
	countries: v.pipe(v.array(v.string()), v.description('ISO 3166-1 alpha-2')),
	cost: v.nullable(v.picklist(['free', 'paid', 'scholarships'])),
	certificate: v.nullable(v.string()),
	duration: v.nullable(v.string()),
	year: v.nullable(whole),
	startsOn: v.nullable(day),
	endsOn: v.nullable(day),
	startsAt: v.nullable(instant),
	endsAt: v.nullable(instant),
	zone: v.nullable(v.pipe(v.string(), v.description('IANA time zone'))),
	datePrecision: v.nullable(v.picklist(['day', 'month', 'year'])),
	ongoing: v.boolean(),
	registrationClosesOn: v.nullable(day),
	cancelled: v.boolean(),
	confirmedOn: v.nullable(day),
	freshness: v.picklist(['fresh', 'ageing', 'stale', 'unknown']),
	evidence: v.string(),
	publishedAt: instant,
	illustrative: v.pipe(v.boolean(), v.description('invented for demonstration'))
});

export const Offering = v.object({
	ongoing: v.boolean(),
	startsOn: v.nullable(day),
	endsOn: v.nullable(day),
	registrationClosesOn: v.nullable(day),
	modality: v.nullable(v.string()),
	place: v.nullable(v.string()),
	country: v.nullable(v.string()),
	languages: v.array(v.string()),
	cost: v.nullable(v.picklist(['free', 'paid', 'scholarships'])),
	cancelled: v.boolean(),
	url: v.pipe(v.nullable(v.string()), v.description('its page here; null: it is not taught here')),
	illustrative: v.pipe(v.boolean(), v.description('invented for demonstration'))
});

export const EntryWhole = v.object({
	...Entry.entries,
	texts: v.array(
		v.object({
			language: v.string(),
			title: v.string(),
			abstract: v.nullable(v.string()),
			isTranslation: v.boolean()
		})
	),
	offerings: v.array(Offering),
	partners: v.array(OrganisationName),
	topics: v.array(v.string()),
	sdgTargets: v.array(v.string()),
	gcmObjectives: v.array(whole),
	regions: v.pipe(v.array(v.string()), v.description('UN M49')),
	audiences: v.array(v.string()),
	authors: v.array(v.string()),
	doi: v.nullable(v.string()),
	publication: v.pipe(v.nullable(Publication), v.description('of resources only')),
	source: v.nullable(v.string()),
	rights: v.nullable(v.string())
});
