import type { OrganisationName } from '#network/index.ts';
import { conceptLabel, typeLabel } from '#vocabulary/index.ts';
import { lastDayOf, localOf, type Dated } from './days.ts';
import type { EntryPage } from './entry.ts';
import { editionPath, entryPath } from './kind.ts';
import type { Offering } from './offering.ts';

/** Linked data as schema.org names it. Keys without a value are left out. */
export type JsonLd = { [key: string]: string | number | boolean | JsonLd | JsonLd[] | string[] | undefined };

const articleTypes = new Set(['journal-article', 'working-paper', 'book-chapter']);
const attendance: Record<string, string> = {
	'face-to-face': 'https://schema.org/OfflineEventAttendanceMode',
	blended: 'https://schema.org/MixedEventAttendanceMode',
	hybrid: 'https://schema.org/MixedEventAttendanceMode'
};
// schema.org knows three ways of teaching.
const courseMode: Record<string, string> = {
	'face-to-face': 'onsite',
	blended: 'blended',
	hybrid: 'blended'
};

/**
 * An entry as `Course` with `CourseInstance`, `Event`, `ScholarlyArticle` or `LearningResource`. `url` is our page; the
 * provider's own is `sameAs`. Source: schema.org and the course, event and article guidelines built on it.
 */
export function entryToJsonLd(entry: EntryPage, origin: string, language: string): JsonLd {
	const common: JsonLd = {
		'@context': 'https://schema.org',
		'@id': `${origin}${entryPath('en', entry)}`,
		url: `${origin}${entryPath(language, entry)}`,
		sameAs: entry.urlLevel === 'item' ? entry.url : undefined,
		name: entry.title.text,
		description: entry.abstract?.text,
		inLanguage: entry.languages,
		about: [...entry.topics.map((id) => `topic:${id}`), ...entry.sdgs.map((n) => `sdg:${n}`)]
			.map((concept) => conceptLabel(concept, language))
			.filter((label) => label !== null),
		provider: organisationsOf(entry.providers, origin, language),
		isAccessibleForFree: entry.costKind === null ? undefined : entry.costKind === 'free',
		dateModified: entry.updatedAt.toISOString()
	};
	if (entry.kind === 'course') return pruned({ ...common, ...courseOf(entry, origin, language) });
	if (entry.kind === 'event') return pruned({ ...common, ...eventOf(entry, origin, language) });
	return pruned({ ...common, ...resourceOf(entry, language) });
}

/** What an organisation is to others now. */
export type OrganisationsAround = {
	parent: OrganisationName | null;
	parts: readonly OrganisationName[];
	networks: readonly OrganisationName[];
	members: readonly OrganisationName[];
};

/** An organisation's own page. */
export function organisationToJsonLd(
	organisation: {
		slug: string;
		title: { text: string };
		shortName: string | null;
		website: string | null;
		ror: string | null;
		country: string | null;
		city: string | null;
	},
	origin: string,
	language: string,
	{ parent, parts, networks, members }: Partial<OrganisationsAround> = {}
): JsonLd {
	return pruned({
		'@context': 'https://schema.org',
		'@type': 'Organization',
		'@id': `${origin}/en/organisations/${organisation.slug}`,
		url: `${origin}/${language}/organisations/${organisation.slug}`,
		name: organisation.title.text,
		alternateName: organisation.shortName ?? undefined,
		sameAs: [organisation.website, organisation.ror].filter((link) => link !== null),
		address: organisation.country
			? pruned({
					'@type': 'PostalAddress',
					addressCountry: organisation.country,
					addressLocality: organisation.city ?? undefined
				})
			: undefined,
		parentOrganization: parent ? organisationsOf([parent], origin, language)[0] : undefined,
		subOrganization: organisationsOf(parts ?? [], origin, language),
		memberOf: organisationsOf(networks ?? [], origin, language),
		member: organisationsOf(members ?? [], origin, language)
	});
}

function courseOf(entry: EntryPage, origin: string, language: string): JsonLd {
	return {
		'@type': 'Course',
		educationalCredentialAwarded: entry.certificate ?? undefined,
		timeRequired: entry.duration ?? undefined,
		hasCourseInstance: entry.offerings.map((offering) => instanceOf(offering, entry, origin, language))
	};
}

function instanceOf(offering: Offering, entry: EntryPage, origin: string, language: string): JsonLd {
	const url =
		offering.taughtHere === null
			? undefined
			: `${origin}${editionPath(language, entry.slug, offering.taughtHere)}`;
	const dates = boundsOf(offering);
	const modality = offering.modality ?? entry.modality;
	return pruned({
		'@type': 'CourseInstance',
		'@id': url && `${origin}${editionPath('en', entry.slug, offering.taughtHere ?? '')}`,
		url,
		courseMode: modality ? (courseMode[modality] ?? 'online') : undefined,
		...dates,
		inLanguage: offering.languages.length > 0 ? offering.languages : entry.languages,
		location: placeOf(offering.place, offering.country),
		eventStatus: offering.cancelledAt ? 'https://schema.org/EventCancelled' : undefined,
		courseWorkload: entry.duration ?? undefined,
		// An offer says that one can enrol; what it costs in money is the provider's to say.
		offers:
			offering.costKind === 'free'
				? pruned({
						'@type': 'Offer',
						category: 'Free',
						price: 0,
						priceCurrency: 'USD',
						url,
						validThrough: offering.registrationClosesOn ?? undefined
					})
				: undefined
	});
}

function eventOf(entry: EntryPage, origin: string, language: string): JsonLd {
	return {
		'@type': 'Event',
		...boundsOf(entry),
		organizer: organisationsOf(entry.providers, origin, language),
		eventStatus: `https://schema.org/${entry.cancelled ? 'EventCancelled' : 'EventScheduled'}`,
		eventAttendanceMode: entry.modality
			? (attendance[entry.modality] ?? 'https://schema.org/OnlineEventAttendanceMode')
			: undefined,
		location: placeOf(entry.place, entry.countries[0] ?? null) ?? {
			'@type': 'VirtualLocation',
			url: `${origin}${entryPath(language, entry)}`
		}
	};
}

function resourceOf(entry: EntryPage, language: string): JsonLd {
	return {
		'@type': articleTypes.has(entry.type) ? 'ScholarlyArticle' : 'LearningResource',
		learningResourceType: typeLabel('resource', entry.type, language),
		datePublished: entry.year === null ? undefined : String(entry.year),
		author: entry.authors.map((name) => ({ '@type': 'Person', name })),
		identifier: entry.doi ? `https://doi.org/${entry.doi}` : undefined,
		license: entry.provenance.rights ?? undefined
	};
}

/** Dates as exactly as they are known: a day, a month, a year, or an instant with its zone's offset. */
function boundsOf(dated: Omit<Dated, 'ongoing'>): JsonLd {
	if (dated.startsAt) {
		const zone = dated.zone ?? 'UTC';
		return {
			startDate: withOffset(dated.startsAt, zone),
			endDate: dated.endsAt ? withOffset(dated.endsAt, zone) : undefined
		};
	}
	if (dated.startsOn === null) return {};
	if (dated.datePrecision === 'year') return { startDate: dated.startsOn.slice(0, 4) };
	if (dated.datePrecision === 'month') return { startDate: dated.startsOn.slice(0, 7) };
	return { startDate: dated.startsOn, endDate: lastDayOf(dated.endsOn ?? dated.startsOn, 'day') };
}

/** '2026-12-18T15:00:00-05:00': what the clock on the wall shows, and how far it is from UTC. */
function withOffset(instant: Date, zone: string): string {
	const local = localOf(instant, zone);
	const minutes = Math.round((Date.parse(`${local}Z`) - instant.getTime()) / 60_000);
	const sign = minutes < 0 ? '-' : '+';
	const two = (n: number) => String(n).padStart(2, '0');
	return `${local}${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

function placeOf(place: string | null, country: string | null): JsonLd | undefined {
	if (!place && !country) return undefined;
	return pruned({
		'@type': 'Place',
		name: place ?? undefined,
		address: pruned({
			'@type': 'PostalAddress',
			addressLocality: place ?? undefined,
			addressCountry: country ?? undefined
		})
	});
}

function organisationsOf(names: readonly OrganisationName[], origin: string, language: string): JsonLd[] {
	return names.map(({ slug, name }) => ({
		'@type': 'Organization',
		'@id': `${origin}/en/organisations/${slug}`,
		name,
		url: `${origin}/${language}/organisations/${slug}`
	}));
}

function pruned(value: JsonLd): JsonLd {
	return Object.fromEntries(
		Object.entries(value).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0))
	);
}
