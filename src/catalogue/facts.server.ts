import { getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { NotFound } from '#platform/index.ts';
import { db, jsonRow, prepared, type Reader, type Writer } from '#platform/index.server.ts';
import type { EntryFacts, EntryId } from './entry.ts';
import type { Offering } from './offering.ts';
import type { TextRow } from './text.ts';
import { entry, entryText, offering } from './tables.server.ts';

/** A row of another table as JSON with our names; `alias` is how the subquery calls the table. */
function aliasedRow(table: PgTable, alias: string): SQL {
	const pairs = Object.entries(getTableColumns(table)).map(
		([name, column]) => `'${name}', ${alias}.${column.name}`
	);
	return sql.raw(`json_build_object(${pairs.join(', ')})`);
}

// Column names in these are written out: in a select from one table Drizzle leaves the table's name away.
export const textsOf = sql<
	TextRow[]
>`(select coalesce(json_agg(${aliasedRow(entryText, 't')} order by t.language), '[]')
	from entry_text t where t.entry_id = entry.id)`;
export const offeringsOf = sql<
	StoredOffering[]
>`(select coalesce(json_agg(${aliasedRow(offering, 'o')} order by o.starts_on, o.id), '[]')
	from offering o where o.entry_id = entry.id)`;
export const providersOf = organisations('provider');
const partnersOf = organisations('partner');

type StoredOffering = Omit<Offering, 'cancelledAt'> & { cancelledAt: string | null; entryId?: string };

function organisations(role: 'provider' | 'partner'): SQL<string[]> {
	return sql<string[]>`(select coalesce(json_agg(p.organisation_id order by p.position), '[]')
		from entry_organisation p where p.entry_id = entry.id and p.role = ${sql.raw(`'${role}'`)})`;
}

/** JSON knows no instants. */
export function offeringFromStored({ entryId: _, ...stored }: StoredOffering): Offering {
	return { ...stored, cancelledAt: stored.cancelledAt === null ? null : new Date(stored.cancelledAt) };
}

function selectFacts(reader: Reader) {
	return reader
		.select({
			own: jsonRow(getTableColumns(entry)),
			texts: textsOf,
			providers: providersOf,
			partners: partnersOf,
			offerings: offeringsOf,
			hasParts: sql<boolean>`exists (select from entry part where part.part_of_id = entry.id)`
		})
		.from(entry);
}

type FactsRow = Awaited<ReturnType<typeof selectFacts>>[number];

function factsFromRow({ own, ...row }: FactsRow): EntryFacts {
	const texts = row.texts.map(({ language, title, abstract, origin, sourceRevision }) => ({
		language,
		title,
		abstract,
		origin,
		sourceRevision
	}));
	return { ...own, ...row, texts, offerings: row.offerings.map(offeringFromStored) };
}

/** Everything about the entries a condition chooses. */
export async function loadFacts(where: SQL | undefined, reader: Reader = db): Promise<EntryFacts[]> {
	return (await selectFacts(reader).where(where)).map(factsFromRow);
}

const factsBySlug = prepared(() =>
	selectFacts(db)
		.where(sql`entry.slug = ${sql.placeholder('slug')}`)
		.prepare('catalogue_facts_by_slug')
);

/** The one that pages ask for. */
export async function loadBySlug(slug: string): Promise<EntryFacts | null> {
	const [row] = await factsBySlug().execute({ slug });
	return row ? factsFromRow(row) : null;
}

/** Holds the entries until the transaction ends, always in the order of their ids, so that two merges cannot lock each other. */
export async function lockFacts(tx: Writer, ids: readonly EntryId[]): Promise<EntryFacts[]> {
	const found = await lockFound(tx, ids);
	return ids.map((id) => {
		const facts = found.find((one) => one.id === id);
		if (!facts) throw new NotFound('entry');
		return facts;
	});
}

/** Holds those of the entries that there are. */
export async function lockFound(tx: Writer, ids: readonly EntryId[]): Promise<EntryFacts[]> {
	await tx
		.select({ id: entry.id })
		.from(entry)
		.where(inArray(entry.id, [...ids]))
		.orderBy(entry.id)
		.for('update');
	// A second look: the first may have waited for someone whose texts and offerings it would not see.
	return loadFacts(inArray(entry.id, [...ids]), tx);
}
