import {
	addressees,
	bridgeStrengths,
	copyings,
	dossierKinds,
	dossierRoles,
	openAccesses,
	wordings,
	workTypes
} from '#research/index.ts';
import * as v from 'valibot';

/** The read API's answers. `/api/openapi.json` is made from these, and the journeys check every answer against them. */

const day = v.pipe(v.string(), v.isoDate());
const instant = v.pipe(v.string(), v.isoTimestamp());
const address = v.pipe(v.string(), v.url());

export const LocalText = v.object({
	text: v.string(),
	language: v.pipe(
		v.string(),
		v.description('BCP 47: the language the text is in, which may differ from the one asked for')
	),
	isTranslation: v.boolean()
});

export const OrganisationName = v.object({
	slug: v.string(),
	name: v.string(),
	shortName: v.nullable(v.string())
});

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
	year: v.nullable(v.pipe(v.number(), v.integer())),
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

export const Contributor = v.object({
	name: v.pipe(v.string(), v.description('family name, or the whole name where `given` is null')),
	given: v.nullable(v.string()),
	orcid: v.nullable(v.string())
});

export const Publication = v.object({
	type: v.pipe(v.picklist(workTypes), v.description('how it is cited')),
	authors: v.array(Contributor),
	editors: v.array(Contributor),
	published: v.nullable(
		v.pipe(v.string(), v.description('a year, a month or a day, as exactly as it is known'))
	),
	container: v.nullable(v.pipe(v.string(), v.description('the journal, book or series it is part of'))),
	volume: v.nullable(v.string()),
	issue: v.nullable(v.string()),
	pages: v.nullable(v.string()),
	number: v.nullable(v.string()),
	edition: v.nullable(v.string()),
	publisher: v.nullable(v.string()),
	publisherPlace: v.nullable(v.string()),
	isbn: v.nullable(v.string()),
	issn: v.nullable(v.string()),
	openAccess: v.nullable(v.picklist(openAccesses)),
	licence: v.nullable(v.string()),
	keywords: v.array(v.string()),
	citations: v.pipe(
		v.object({ bib: address, ris: address, json: address }),
		v.description('the same for reference managers')
	)
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
	gcmObjectives: v.array(v.pipe(v.number(), v.integer())),
	regions: v.pipe(v.array(v.string()), v.description('UN M49')),
	audiences: v.array(v.string()),
	authors: v.array(v.string()),
	doi: v.nullable(v.string()),
	publication: v.pipe(v.nullable(Publication), v.description('of resources only')),
	source: v.nullable(v.string()),
	rights: v.nullable(v.string())
});

export const Hit = v.variant('is', [
	v.object({ is: v.literal('entry'), foundBy: v.array(v.string()), entry: Entry }),
	v.object({ is: v.literal('organisation'), foundBy: v.array(v.string()), organisation: OrganisationName }),
	v.object({
		is: v.picklist(['recommendation', 'practice', 'project', 'expert', 'discussion']),
		foundBy: v.array(v.string()),
		slug: v.string(),
		url: v.pipe(address, v.description('the page here, in the language asked for')),
		title: LocalText,
		line: v.pipe(v.nullable(v.string()), v.description('what tells it from others: where, when, whose')),
		summary: v.nullable(LocalText),
		illustrative: v.pipe(v.boolean(), v.description('invented for the demonstration'))
	})
]);

export const SearchAnswer = v.object({
	total: v.pipe(v.number(), v.integer()),
	results: v.array(Hit),
	counts: v.pipe(
		v.record(v.string(), v.array(v.object({ value: v.string(), count: v.pipe(v.number(), v.integer()) }))),
		v.description('for each filter, its values and how many results each would give')
	),
	concepts: v.pipe(v.array(v.string()), v.description('concepts the words name, such as topic:remittances')),
	didYouMean: v.nullable(v.string()),
	next: v.nullable(v.pipe(address, v.description('the next page; null on the last')))
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

const year = v.nullable(v.pipe(v.number(), v.integer()));

export const Dossier = v.object({
	id: v.pipe(v.string(), v.uuid()),
	slug: v.string(),
	kind: v.picklist(dossierKinds),
	url: v.pipe(address, v.description('the page here, in the language asked for')),
	website: v.nullable(address),
	title: v.pipe(LocalText, v.description('of a recommendation: what is recommended')),
	summary: v.pipe(v.nullable(LocalText), v.description('what it is about, why, or what was done')),
	results: v.nullable(LocalText),
	conditions: v.pipe(v.nullable(LocalText), v.description('what one needs to copy a practice')),
	passage: v.pipe(v.nullable(LocalText), v.description('the paragraph a recommendation rests on')),
	languages: v.pipe(v.array(v.string()), v.description('languages its text exists in here')),
	organisations: v.array(v.object({ ...OrganisationName.entries, role: v.picklist(dossierRoles) })),
	funders: v.array(v.string()),
	publications: v.array(v.object({ slug: v.string(), title: LocalText, url: address })),
	startedYear: year,
	endedYear: year,
	place: v.nullable(v.string()),
	countries: v.pipe(v.array(v.string()), v.description('ISO 3166-1 alpha-2')),
	regions: v.pipe(v.array(v.string()), v.description('UN M49')),
	topics: v.array(v.string()),
	sdgTargets: v.array(v.string()),
	gcmObjectives: v.array(v.pipe(v.number(), v.integer())),
	addressees: v.array(v.picklist(addressees)),
	wording: v.pipe(
		v.nullable(v.picklist(wordings)),
		v.description('whether a recommendation is in the words of its publication')
	),
	locator: v.nullable(v.string()),
	copying: v.nullable(v.picklist(copyings)),
	uptakes: v.array(
		v.object({
			language: v.string(),
			what: v.string(),
			country: v.nullable(v.string()),
			year,
			byWhom: v.nullable(v.string()),
			evidenceUrl: address,
			illustrative: v.boolean()
		})
	),
	source: v.nullable(v.string()),
	evidence: v.string(),
	confirmedOn: v.nullable(day),
	illustrative: v.boolean()
});

const count = v.pipe(v.number(), v.integer());

export const BridgeMatrix = v.object({
	region: v.nullable(v.object({ m49: v.string(), name: v.string() })),
	works: v.pipe(
		count,
		v.description('publications, projects, recommendations and practices that were counted')
	),
	approaches: v.array(
		v.object({ id: v.string(), name: v.string(), topics: v.array(v.string()), works: count })
	),
	bridges: v.array(
		v.object({
			approaches: v.pipe(v.array(v.string()), v.length(2)),
			works: v.pipe(count, v.description('that stand in both')),
			cosine: v.pipe(
				v.number(),
				v.description('works in both ÷ the geometric mean of the works in each: Salton’s cosine')
			),
			strength: v.picklist(bridgeStrengths)
		})
	)
});

export const Topic = v.object({
	id: v.string(),
	label: v.string(),
	definition: v.string(),
	broader: v.nullable(v.string()),
	narrower: v.array(v.string()),
	url: address
});
export const TopicList = v.object({ topics: v.array(Topic) });

export const Problem = v.object({
	status: v.pipe(v.number(), v.integer()),
	message: v.string(),
	code: v.optional(v.string())
});

const OwnText = v.object({ text: v.string(), language: v.string() });

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
			evidence: v.array(v.object({ kind: v.string(), text: v.string(), url: v.nullable(address) }))
		})
	),
	places: v.array(v.string()),
	affiliations: v.array(
		v.object({ name: v.string(), position: v.nullable(v.string()), years: v.nullable(v.string()) })
	),
	availability: v.array(v.object({ busy: v.boolean(), days: v.string() })),
	orcid: v.nullable(v.string())
});

export const ExpertList = v.object({
	total: v.pipe(v.number(), v.integer()),
	size: v.pipe(v.number(), v.integer()),
	experts: v.array(
		v.object({ ...Expert.entries, why: v.pipe(v.array(v.string()), v.description('why it is found')) })
	),
	next: v.nullable(address)
});
