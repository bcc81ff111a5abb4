import { eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import type { FieldChanges } from './changes.ts';
import type { EntryFacts, EntryId } from './entry.ts';
import { entry, entryChange, entryOrganisation, entryText, offering } from './tables.server.ts';

/** Statements stay under PostgreSQL's 65,535 parameters. */
const batch = 500;

/** Inserts whole entries, many at a time; their slugs and ids must be new. */
export async function insertEntries(tx: Writer, all: readonly EntryFacts[]): Promise<void> {
	// What they are part of may come later in the list.
	for (const some of inBatches(all))
		await tx.insert(entry).values(some.map((one) => ({ ...entryRow(one), partOfId: null, partOfAs: null })));
	const children = all.filter((one) => one.partOfId !== null);
	for (const some of inBatches(children)) {
		const pairs = sql.join(
			some.map((one) => sql`(${one.id}::uuid, ${one.partOfId}::uuid, ${one.partOfAs}::text)`),
			sql`, `
		);
		await tx.execute(
			sql`update entry set part_of_id = given.part_of_id, part_of_as = given.part_of_as
				from (values ${pairs}) as given (id, part_of_id, part_of_as) where entry.id = given.id`
		);
	}
	await insertBelongings(tx, all);
}

/** Writes an entry as it is now over what it was. */
export async function updateEntry(tx: Writer, before: EntryFacts, after: EntryFacts): Promise<void> {
	await tx.update(entry).set(entryRow(after)).where(eq(entry.id, after.id));
	const id = after.id;
	if (differs(before.texts, after.texts)) await tx.delete(entryText).where(eq(entryText.entryId, id));
	if (organisationsDiffer(before, after))
		await tx.delete(entryOrganisation).where(eq(entryOrganisation.entryId, id));
	if (differs(before.offerings, after.offerings)) await tx.delete(offering).where(eq(offering.entryId, id));
	await insertBelongings(tx, [
		{
			...after,
			texts: differs(before.texts, after.texts) ? after.texts : [],
			...(organisationsDiffer(before, after) ? {} : { providers: [], partners: [] }),
			offerings: differs(before.offerings, after.offerings) ? after.offerings : []
		}
	]);
}

function differs(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) !== JSON.stringify(b);
}

function organisationsDiffer(a: EntryFacts, b: EntryFacts): boolean {
	return differs([a.providers, a.partners], [b.providers, b.partners]);
}

async function insertBelongings(tx: Writer, all: readonly EntryFacts[]): Promise<void> {
	const texts = all.flatMap((one) => one.texts.map((row) => ({ entryId: one.id, ...row })));
	for (const some of inBatches(texts)) await tx.insert(entryText).values(some);
	const organisations = all.flatMap((one) => [
		...one.providers.map((organisationId, position) => ({
			entryId: one.id,
			organisationId,
			role: 'provider' as const,
			position
		})),
		...one.partners.map((organisationId, position) => ({
			entryId: one.id,
			organisationId,
			role: 'partner' as const,
			position
		}))
	]);
	for (const some of inBatches(organisations)) await tx.insert(entryOrganisation).values(some);
	const runs = all.flatMap((one) => one.offerings.map((run) => ({ entryId: one.id, ...run })));
	for (const some of inBatches(runs)) await tx.insert(offering).values(some);
}

const columns = Object.keys(getTableColumns(entry));

function entryRow(facts: EntryFacts): typeof entry.$inferInsert {
	return Object.fromEntries(
		columns.map((name) => [name, facts[name as keyof EntryFacts]])
	) as typeof entry.$inferInsert;
}

export type Change = { facts: EntryFacts; act: string; fields: FieldChanges; reason: string | null };

/** Appends to the history. Actors that are no person (import, demonstration) leave no id. */
export async function recordChanges(
	tx: Writer,
	actor: Actor,
	changes: readonly Change[],
	at: Date
): Promise<void> {
	const rows = changes.map(({ facts, act, fields, reason }) => ({
		id: newId(),
		entryId: facts.id,
		revision: facts.revision,
		at,
		personId: actor.kind === 'person' ? actor.id : null,
		act,
		fields,
		reason
	}));
	for (const some of inBatches(rows)) await tx.insert(entryChange).values(some);
}

/** Whose addresses led to `from` lead to `to` from now on. */
export async function pointMergedTo(tx: Writer, from: EntryId, to: EntryId): Promise<void> {
	await tx.update(entry).set({ mergedIntoId: to }).where(eq(entry.mergedIntoId, from));
}

/** The parts of `from` become parts of `to`. */
export async function movePartsTo(tx: Writer, from: EntryId, to: EntryId): Promise<void> {
	await tx.update(entry).set({ partOfId: to }).where(eq(entry.partOfId, from));
}

export async function takenSlugs(tx: Writer, slugs: readonly string[]): Promise<Set<string>> {
	if (slugs.length === 0) return new Set();
	const rows = await tx
		.select({ slug: entry.slug })
		.from(entry)
		.where(inArray(entry.slug, [...slugs]));
	return new Set(rows.map((row) => row.slug));
}

function inBatches<T>(all: readonly T[]): T[][] {
	return Array.from({ length: Math.ceil(all.length / batch) }, (_, i) =>
		all.slice(i * batch, (i + 1) * batch)
	);
}
