import { inArray } from 'drizzle-orm';
import { organisationsBySlug } from '#network/index.server.ts';
import { newId } from '#platform/index.ts';
import type { Reader } from '#platform/index.server.ts';
import type { EntryFacts, EntryId } from './entry.ts';
import { loadFacts } from './facts.server.ts';
import type { Problem } from './input.ts';
import type { Offering } from './offering.ts';
import { kinship, type CatalogueRecord } from './record.ts';
import { blankEntry, offeringFrom, withInput, type Resolved } from './shaping.ts';
import { entry } from './tables.server.ts';

/** What many records name, looked up at once. */
export type Surroundings = {
	organisations: Map<string, string>;
	/** Entries already here, by slug: those of the same slug and the parents. */
	here: Map<string, EntryFacts>;
	/** The ids that records will have, by slug. */
	coming: Map<string, EntryId>;
	records: Map<string, CatalogueRecord>;
};

/** Looks up what the records name, in two queries. */
export async function surroundingsOf(tx: Reader, records: readonly CatalogueRecord[]): Promise<Surroundings> {
	const organisations = await organisationsBySlug(
		records.flatMap(({ input }) => [...input.providers, ...input.partners]),
		tx
	);
	const slugs = [
		...new Set(records.flatMap(({ slug, input }) => (input.partOf ? [slug, input.partOf] : [slug])))
	];
	const here = slugs.length > 0 ? await loadFacts(inArray(entry.slug, slugs), tx) : [];
	return {
		organisations: new Map([...organisations].map(([slug, { id }]) => [slug, id as string])),
		here: new Map(here.map((one) => [one.slug, one])),
		coming: new Map(records.map(({ slug }) => [slug, newId<'Entry'>()])),
		records: new Map(records.map((record) => [record.slug, record]))
	};
}

/** What a record names that is neither here nor in its file. */
export function unknownNames(
	{ slug, input }: CatalogueRecord,
	{ organisations, here, records }: Surroundings
): Problem[] {
	const unknown = (role: 'providers' | 'partners') =>
		input[role].flatMap((one, i) =>
			organisations.has(one)
				? []
				: [{ path: `${role}.${i}`, code: 'unknown_organisation', details: { text: one } }]
		);
	const parent = input.partOf;
	const wrong: Problem[] = [...unknown('providers'), ...unknown('partners')];
	if (parent !== null && parent === slug) wrong.push({ path: 'parent', code: 'part_of_itself' });
	else if (parent !== null && !here.has(parent) && !records.has(parent))
		wrong.push({ path: 'parent', code: 'unknown_part_of', details: { text: parent } });
	return wrong;
}

/** The entry a record makes, or makes of the one that is here. Its names must be known. */
export function entryFromRecord(record: CatalogueRecord, around: Surroundings, now: Date): EntryFacts {
	const { slug, input } = record;
	const before =
		around.here.get(slug) ??
		blankEntry(around.coming.get(slug) ?? newId<'Entry'>(), slug, record.evidence, null, now);
	const after = withInput({ ...before, kind: input.kind }, input, resolved(record, around));
	// What somebody has since checked on the provider's page is not doubted again by an older file.
	const checked = before.evidence === 'checked-by-editor' || before.evidence === 'stated-by-provider';
	return {
		...after,
		flags: checked ? before.flags : after.flags,
		evidence: checked ? before.evidence : record.evidence,
		offerings: input.kind === 'course' ? runsOf(before.offerings, record) : []
	};
}

function resolved(
	{ input, partOfAs }: CatalogueRecord,
	{ organisations, here, coming, records }: Surroundings
): Resolved & Pick<EntryFacts, 'partOfAs'> {
	const ids = (slugs: string[]) => slugs.flatMap((slug) => organisations.get(slug) ?? []);
	const parent =
		input.partOf === null ? null : (here.get(input.partOf) ?? records.get(input.partOf)?.input ?? null);
	const parentId =
		input.partOf === null ? null : (here.get(input.partOf)?.id ?? coming.get(input.partOf) ?? null);
	return {
		providers: ids(input.providers),
		partners: ids(input.partners),
		partOfId: parentId,
		partOfAs: parent && (partOfAs ?? kinship(input, parent))
	};
}

/** A run that begins on the same day is the same run; those the file does not know stay. */
function runsOf(before: Offering[], { offerings }: CatalogueRecord): Offering[] {
	const given = offerings.map((run) => {
		const known = before.find(
			(one) => one.taughtHere === null && one.startsOn === run.startsOn && one.ongoing === run.ongoing
		);
		return offeringFrom(known?.id ?? newId<'Offering'>(), run, known?.cancelledAt ?? null);
	});
	return [...before.filter((run) => !given.some(({ id }) => id === run.id)), ...given];
}
