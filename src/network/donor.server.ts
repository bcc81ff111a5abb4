import { eq, sql } from 'drizzle-orm';
import { visitor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { organisationNames, organisationNamesBySlug } from './names.server.ts';
import { findPartnership, type PartnershipPage } from './partnership.server.ts';
import type { NamedParty } from './partnership.server.ts';
import { partnership, partnershipParty } from './tables.server.ts';

/** A donor is an organisation, by its slug, or a country, by ISO 3166-1. */
export const donorKinds = ['organisations', 'countries'] as const;
export type DonorKind = (typeof donorKinds)[number];
export type Donor = { kind: DonorKind; key: string; name: string; language: string };

/** Who gives to public partnerships, by name, and to how many. */
export async function listDonors(language: string): Promise<(Donor & { partnerships: number })[]> {
	const rows = await db
		.select({
			organisation: partnershipParty.organisationId,
			iso2: partnershipParty.country,
			partnerships: sql<number>`count(distinct ${partnershipParty.partnershipId})::int`
		})
		.from(partnershipParty)
		.innerJoin(partnership, eq(partnership.id, partnershipParty.partnershipId))
		.where(sql`${partnershipParty.role} = 'donor' and ${partnership.state} = 'published'`)
		.groupBy(partnershipParty.organisationId, partnershipParty.country);
	const names = await organisationNames(
		rows.flatMap((row) => row.organisation ?? []),
		language
	);
	const collator = new Intl.Collator(language);
	return rows
		.flatMap(({ organisation, iso2, partnerships }): (Donor & { partnerships: number }) | [] => {
			const known = organisation === null ? countryDonor(iso2 ?? '', language) : names.get(organisation);
			if (!known) return [];
			if ('key' in known) return { ...known, partnerships };
			const { slug: key, name, language: of } = known;
			return { kind: 'organisations', key, name, language: of, partnerships };
		})
		.sort((a, b) => collator.compare(a.name, b.name));
}

export type DonorGiven = {
	donor: Donor;
	/** The public partnerships that it gives to, the latest first, with what it gives to each. */
	partnerships: { page: PartnershipPage; given: NamedParty }[];
	/** What came of any of them: each edition once, however many of the partnerships it came of. */
	editionIds: string[];
};

/** All that a donor supports in public. Throws NotFound for one that supports nothing. */
export async function donorGiven(kind: DonorKind, key: string, language: string): Promise<DonorGiven> {
	const donor = kind === 'countries' ? countryDonor(key, language) : await organisationDonor(key, language);
	if (!donor) throw new NotFound('donor');
	const rows = await db
		.selectDistinct({ slug: partnership.slug, startsOn: partnership.startsOn })
		.from(partnership)
		.innerJoin(partnershipParty, eq(partnershipParty.partnershipId, partnership.id))
		.where(
			sql`${partnership.state} = 'published' and ${partnershipParty.role} = 'donor' and ${
				kind === 'countries'
					? sql`${partnershipParty.country} = ${donor.key}`
					: sql`${partnershipParty.organisationId} = (select id from organisation where slug = ${donor.key})`
			}`
		)
		.orderBy(sql`${partnership.startsOn} desc`, partnership.slug);
	if (rows.length === 0) throw new NotFound('donor');
	const pages = await Promise.all(rows.map(({ slug }) => findPartnership(visitor, slug, language)));
	return {
		donor,
		partnerships: pages.flatMap((page) => {
			const given = page.parties.find(
				(party) =>
					party.role === 'donor' &&
					(kind === 'countries' ? party.country : party.organisation?.slug) === donor.key
			);
			return given ? [{ page, given }] : [];
		}),
		editionIds: [...new Set(pages.flatMap(({ editionIds }) => editionIds))]
	};
}

async function organisationDonor(slug: string, language: string): Promise<Donor | null> {
	const known = (await organisationNamesBySlug([slug], language)).get(slug);
	return known ? { kind: 'organisations', key: slug, name: known.name, language: known.language } : null;
}

function countryDonor(iso2: string, language: string): Donor | null {
	const known = country(iso2.toUpperCase());
	if (!known) return null;
	return {
		kind: 'countries',
		key: iso2.toUpperCase(),
		name: labelIn(known.names, language).text,
		language: labelIn(known.names, language).language
	};
}

export function donorPath(language: string, { kind, key }: Pick<Donor, 'kind' | 'key'>): string {
	return `/${language}/partnerships/donors/${kind}/${kind === 'countries' ? key.toLowerCase() : key}`;
}
