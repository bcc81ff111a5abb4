import { asc, inArray } from 'drizzle-orm';
import { transaction, type Writer } from '#platform/index.server.ts';
import { put, remove, type SearchDocument } from '#search/index.server.ts';
import { organisationsById } from './organisation.server.ts';
import type { Organisation } from './organisation.ts';
import type { Partnership, PartnershipId, Party } from './partnership.ts';
import { partnership, partnershipParty } from './tables.server.ts';

const keyOf = (id: string): string => `partnership:${id}`;

type FoundParty = Pick<Party, 'role' | 'country'> & { organisationId: string | null };

/** How a published one is found: by its texts with who is in it, each in its language; when it runs; where. */
export function partnershipToDocument(
	{ id, kind, centreId, texts, startsOn, endsOn, publishedAt, updatedAt }: Partnership,
	parties: readonly FoundParty[],
	organisations: ReadonlyMap<string, Organisation>
): SearchDocument {
	const ids = [centreId, ...parties.flatMap(({ organisationId }) => organisationId ?? [])];
	const named = [...new Set(ids)].flatMap((one) => organisations.get(one) ?? []);
	const countries = new Set(
		parties.flatMap(({ country, role }) => (country && role === 'partner' ? country : []))
	);
	return {
		key: keyOf(id),
		texts: Object.entries(texts).map(([language, { title, summary }]) => ({
			language,
			title,
			body: [summary, ...named.flatMap(({ names, name, shortName }) => [names[language] ?? name, shortName])]
				.filter(Boolean)
				.join('\n')
		})),
		filters: [
			'kind:partnership',
			`type:partnership/${kind}`,
			...Object.keys(texts).map((language) => `language:${language}`),
			...[...countries].map((iso2) => `country:${iso2}`),
			...named.map(({ slug }) => `provider:${slug}`)
		],
		periods: [
			{
				from: new Date(`${startsOn}T00:00:00Z`),
				until: endsOn === null ? null : new Date(`${endsOn}T23:59:59Z`)
			}
		],
		newestAt: publishedAt ?? updatedAt
	};
}

/** Puts partnerships into the search once more, as anybody may see them: a draft, or an id without one, is taken out. */
export async function putPartnerships(tx: Writer, ids: readonly PartnershipId[]): Promise<void> {
	const rows = await tx
		.select()
		.from(partnership)
		.where(inArray(partnership.id, [...ids]))
		.orderBy(asc(partnership.id))
		.for('no key update');
	const shown = rows.filter(({ state }) => state === 'published');
	const parties = Map.groupBy(
		await tx
			.select()
			.from(partnershipParty)
			.where(inArray(partnershipParty.partnershipId, [...ids]))
			.orderBy(asc(partnershipParty.position)),
		({ partnershipId }) => partnershipId
	);
	const organisations = await organisationsById(
		[
			...shown.map(({ centreId }) => centreId),
			...[...parties.values()].flat().flatMap(({ organisationId }) => organisationId ?? [])
		],
		tx
	);
	await put(
		tx,
		shown.map((one) => partnershipToDocument(one, parties.get(one.id) ?? [], organisations))
	);
	const here = new Set(shown.map(({ id }) => id));
	await remove(tx, ids.filter((id) => !here.has(id)).map(keyOf));
}

export async function putPartnershipsAgain(ids: readonly string[]): Promise<void> {
	const wanted = [...new Set(ids)] as PartnershipId[];
	if (wanted.length > 0) await transaction((tx) => putPartnerships(tx, wanted));
}
