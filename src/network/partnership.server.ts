import { asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { organisationNames } from './names.server.ts';
import { byName, type OrganisationName } from './organisation.ts';
import { documentsOf, type PartnershipDocument } from './partnership-document.server.ts';
import {
	partnershipText,
	type Partnership,
	type PartnershipId,
	type PartnershipInput,
	type Party
} from './partnership.ts';
import { mayKeep, maySeePartnership } from './policy.ts';
import { partnership, partnershipEdition, partnershipFocalPoint, partnershipParty } from './tables.server.ts';
import { keptBy, partnershipsVisibleTo } from './visible.server.ts';

export type NamedParty = Omit<Party, 'organisation'> & { organisation: OrganisationName | null };

export type PartnershipPage = Partnership & {
	text: { title: string; summary: string; language: string };
	centre: OrganisationName;
	/** In the order they were entered. */
	parties: NamedParty[];
	documents: PartnershipDocument[];
	editionIds: string[];
	/** The actor may change it. */
	kept: boolean;
};

/** A partnership as everybody may see it: no focal point is in it. Throws NotFound, also for a draft one may not see. */
export async function findPartnership(
	actor: Actor,
	slug: string,
	language: string
): Promise<PartnershipPage> {
	const [found] = await db.select().from(partnership).where(eq(partnership.slug, slug));
	if (!found || !maySeePartnership(actor, found)) throw new NotFound('partnership');
	const [parties, documents, editions] = await Promise.all([
		partiesOf([found.id]),
		documentsOf(found.id),
		db
			.select({ id: partnershipEdition.editionId })
			.from(partnershipEdition)
			.where(eq(partnershipEdition.partnershipId, found.id))
	]);
	const names = await organisationNames(
		[found.centreId, ...parties.flatMap(({ organisationId }) => organisationId ?? [])],
		language
	);
	const centre = names.get(found.centreId);
	if (!centre) throw new NotFound('organisation');
	return {
		...found,
		centre,
		text: partnershipText(found.texts, language),
		parties: parties.map(({ organisationId, role, country, amount, currency }) => ({
			...{ role, country, amount, currency },
			organisation: organisationId ? (names.get(organisationId) ?? null) : null
		})),
		documents,
		editionIds: editions.map(({ id }) => id),
		kept: mayKeep(actor, found.centreId)
	};
}

/** The form's values, with focal points: for who keeps it. Throws NotFound. */
export async function partnershipForEdit(
	actor: Actor,
	slug: string,
	language: string
): Promise<{ page: PartnershipPage; input: PartnershipInput; eraseOn: string | null }> {
	const page = await findPartnership(actor, slug, language);
	if (!page.kept) throw new NotFound('partnership');
	const people = await db
		.select()
		.from(partnershipFocalPoint)
		.where(eq(partnershipFocalPoint.partnershipId, page.id))
		.orderBy(asc(partnershipFocalPoint.id));
	const { kind, texts, startsOn, endsOn } = page;
	return {
		page,
		input: {
			...{ kind, texts, startsOn, endsOn },
			parties: page.parties.map(({ organisation, ...party }) => ({
				...party,
				organisation: organisation?.slug ?? null
			})),
			focalPoints: people.map(({ name, role, email }) => ({ name, role, email }))
		},
		eraseOn: people[0]?.eraseOn ?? null
	};
}

export type PartnershipLine = Pick<
	Partnership,
	'id' | 'slug' | 'kind' | 'state' | 'startsOn' | 'endsOn' | 'illustrative' | 'publishedAt'
> & {
	text: { title: string; summary: string; language: string };
	centre: OrganisationName;
	countries: string[];
};

export type PartnershipsAsked = {
	organisation?: string | null;
	kept?: boolean;
	ids?: readonly string[] | null;
};

/**
 * What the actor may see, the latest first. `organisation`: only those of which it is the centre or a party; `kept`: only
 * those whose centre's page the actor keeps; `ids`: only those.
 */
export async function listPartnerships(
	actor: Actor,
	language: string,
	{ organisation = null, kept = false, ids = null }: PartnershipsAsked = {}
): Promise<PartnershipLine[]> {
	const of = organisation
		? sql`(partnership.centre_id = ${organisation}::uuid or exists (select from partnership_party p
			where p.partnership_id = partnership.id and p.organisation_id = ${organisation}::uuid))`
		: sql`true`;
	const among = ids === null ? sql`true` : sql`${partnership.id} = any(${sql.param([...ids])}::uuid[])`;
	const rows = await db
		.select()
		.from(partnership)
		.where(
			sql`${partnershipsVisibleTo(actor)} and ${of} and ${among} and ${kept ? keptBy(actor) : sql`true`}`
		)
		.orderBy(sql`${partnership.startsOn} desc`, asc(partnership.slug))
		.limit(500);
	const [names, parties] = await Promise.all([
		organisationNames(
			rows.map(({ centreId }) => centreId),
			language
		),
		partiesOf(rows.map(({ id }) => id))
	]);
	const countries = Map.groupBy(parties, ({ partnershipId }) => partnershipId);
	return rows.flatMap(({ texts, centreId, ...row }) => {
		const { id, slug, kind, state, startsOn, endsOn, illustrative, publishedAt } = row;
		const centre = names.get(centreId);
		return centre
			? [
					{
						...{ id, slug, kind, state, startsOn, endsOn, illustrative, publishedAt, centre },
						text: partnershipText(texts, language),
						countries: (countries.get(id) ?? []).flatMap(({ country, role }) =>
							country && role === 'partner' ? country : []
						)
					}
				]
			: [];
	});
}

/** By name: the centres that have something public. */
export function centresOf(lines: readonly PartnershipLine[], language: string): OrganisationName[] {
	const all = new Map(lines.map(({ centre }) => [centre.slug, centre]));
	return [...all.values()].sort(byName(language));
}

async function partiesOf(ids: readonly PartnershipId[]) {
	if (ids.length === 0) return [];
	return db
		.select()
		.from(partnershipParty)
		.where(sql`${partnershipParty.partnershipId} = any(${sql.param([...ids])}::uuid[])`)
		.orderBy(asc(partnershipParty.partnershipId), asc(partnershipParty.position));
}
