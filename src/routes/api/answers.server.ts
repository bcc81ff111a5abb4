import { json } from '@sveltejs/kit';
import { editionPath, entryPath, type EntryPage, type EntrySummary } from '#catalogue/index.ts';
import type { Organisation, OrganisationName, Relations } from '#network/index.ts';
import type { Publication } from '#research/index.ts';
import type * as v from 'valibot';
import type { FoundHit } from '../found/readers.server.ts';
import type * as schemas from './schemas.ts';

type Out<Schema extends v.GenericSchema> = v.InferOutput<Schema>;

export type HitAnswer = Out<typeof schemas.Hit>;

/** Open to any page and programme, without credentials; caches may keep an answer for a minute. */
export function answer(body: unknown, language: string, status = 200): Response {
	return json(body, {
		status,
		headers: {
			'access-control-allow-origin': '*',
			'cross-origin-resource-policy': 'cross-origin',
			'cache-control': 'public, max-age=60',
			'content-language': language,
			vary: 'accept-language'
		}
	});
}

export function entryAnswer(
	entry: EntrySummary,
	origin: string,
	language: string
): Out<typeof schemas.Entry> {
	return {
		id: entry.id,
		slug: entry.slug,
		kind: entry.kind,
		type: entry.type,
		url: `${origin}${entryPath(language, entry)}`,
		departureUrl: `${origin}/go/${entry.slug}`,
		title: entry.title,
		abstract: entry.abstract,
		providers: entry.providers.map(organisationNameAnswer),
		languages: entry.languages,
		modality: entry.modality,
		place: entry.place,
		countries: entry.countries,
		cost: entry.costKind,
		certificate: entry.certificate,
		duration: entry.duration,
		year: entry.year,
		startsOn: entry.startsOn,
		endsOn: entry.endsOn,
		startsAt: entry.startsAt?.toISOString() ?? null,
		endsAt: entry.endsAt?.toISOString() ?? null,
		zone: entry.zone,
		datePrecision: entry.datePrecision,
		ongoing: entry.ongoing,
		registrationClosesOn: entry.registrationClosesOn,
		cancelled: entry.cancelled,
		confirmedOn: entry.confirmedOn,
		freshness: entry.freshness,
		evidence: entry.evidence,
		publishedAt: entry.publishedAt.toISOString(),
		illustrative: entry.illustrative
	};
}

export function entryWholeAnswer(
	entry: EntryPage,
	publication: Publication | null,
	origin: string,
	language: string
): Out<typeof schemas.EntryWhole> {
	return {
		...entryAnswer(entry, origin, language),
		texts: entry.texts.map(({ language: of, title, abstract, isTranslation }) => ({
			language: of,
			title,
			abstract,
			isTranslation
		})),
		offerings: entry.offerings.map((offering) => ({
			ongoing: offering.ongoing,
			startsOn: offering.startsOn,
			endsOn: offering.endsOn,
			registrationClosesOn: offering.registrationClosesOn,
			modality: offering.modality,
			place: offering.place,
			country: offering.country,
			languages: offering.languages,
			cost: offering.costKind,
			cancelled: offering.cancelledAt !== null,
			url:
				offering.taughtHere === null
					? null
					: `${origin}${editionPath(language, entry.slug, offering.taughtHere)}`,
			illustrative: offering.illustrative
		})),
		partners: entry.partners.map(organisationNameAnswer),
		topics: entry.topics,
		sdgTargets: entry.sdgTargets,
		gcmObjectives: entry.gcmObjectives,
		regions: entry.regions,
		audiences: entry.audiences,
		authors: entry.authors,
		doi: entry.doi,
		publication: publication && publicationAnswer(publication, `${origin}${entryPath(language, entry)}`),
		source: entry.provenance.source,
		rights: entry.provenance.rights
	};
}

function publicationAnswer(publication: Publication, page: string): Out<typeof schemas.Publication> {
	const { title: _, language: __, abstract: ___, doi: ____, url: _____, ...facts } = publication;
	return { ...facts, citations: { bib: `${page}.bib`, ris: `${page}.ris`, json: `${page}.json` } };
}

/** What is neither an entry nor an organisation. */
export function foundAnswer({ kind, found }: FoundHit, foundBy: string[], origin: string): HitAnswer {
	if (kind === 'organisation') throw new Error('an organisation has an answer of its own');
	const { slug, path, title, line, summary, illustrative } = found;
	return { is: kind, foundBy, slug, url: `${origin}${path}`, title, line, summary, illustrative };
}

export function organisationNameAnswer({
	slug,
	name,
	shortName
}: Pick<OrganisationName, 'slug' | 'name' | 'shortName'>): Out<typeof schemas.OrganisationName> {
	return { slug, name, shortName };
}

export function organisationAnswer(
	organisation: Organisation & { title: { text: string } },
	origin: string,
	language: string
): Out<typeof schemas.Organisation> {
	const { slug, shortName, names, type, country, city, website, ror, illustrative } = organisation;
	return {
		...{ slug, name: organisation.title.text, shortName, names, type, country, city, website, ror },
		illustrative,
		url: `${origin}/${language}/organisations/${slug}`
	};
}

export function organisationWholeAnswer(
	organisation: Organisation & { title: { text: string } },
	{ parent, parts, networks, members }: Relations,
	origin: string,
	language: string
): Out<typeof schemas.OrganisationWhole> {
	const membership = ({ organisation: other, joinedOn, leftOn }: Relations['members'][number]) => ({
		...organisationNameAnswer(other),
		...{ joinedOn, leftOn }
	});
	return {
		...organisationAnswer(organisation, origin, language),
		parent: parent && organisationNameAnswer(parent),
		parts: parts.map(organisationNameAnswer),
		networks: networks.map(membership),
		members: members.map(membership)
	};
}
