import { sql } from 'drizzle-orm';
import { transaction, type Writer } from '../src/platform/index.server.ts';
import { put } from '../src/search/index.server.ts';
import { entryToDocument, generateEntries, providerSlug, type GeneratedEntry } from './generator.ts';
import { Random } from './random.ts';

const batchSize = 1000;

/** Writes the documents of generated entries, through the front door of the search. */
export async function fillSearch(count: number): Promise<void> {
	for (const batch of batches(count)) await transaction((tx) => put(tx, batch.map(entryToDocument)));
}

/** Writes generated entries with all their rows, and their documents. */
export async function fillCatalogue(count: number): Promise<void> {
	const providers = providerIds();
	await transaction((tx) => insertProviders(tx, providers));
	for (const batch of batches(count))
		await transaction(async (tx) => {
			await insertEntries(tx, batch, providers);
			await put(tx, batch.map(entryToDocument));
		});
	await transaction(async (tx) => {
		for (const table of ['entry', 'entry_text', 'entry_organisation', 'offering', 'search_document'])
			await tx.execute(sql.raw(`analyze ${table}`));
	});
}

/** Where the page of a generated entry is. */
export const entrySlug = (number: number): string => `generated-${number}`;

function* batches(count: number): Generator<GeneratedEntry[]> {
	let batch: GeneratedEntry[] = [];
	for (const entry of generateEntries(count)) {
		batch.push(entry);
		if (batch.length < batchSize) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}

function providerIds(): string[] {
	const random = new Random(2);
	return Array.from({ length: 400 }, () => random.id(new Date('2020-01-01T00:00:00Z')));
}

async function insertProviders(tx: Writer, ids: string[]): Promise<void> {
	const rows = ids.map((id, number) => ({
		id,
		slug: providerSlug(number),
		name: `Provider ${number}`,
		type: 'university',
		evidence: 'generated'
	}));
	await insertRows(tx, 'organisation', rows);
}

async function insertEntries(tx: Writer, entries: GeneratedEntry[], providers: string[]): Promise<void> {
	await insertRows(tx, 'entry', entries.map(entryRow));
	await insertRows(
		tx,
		'entry_text',
		entries.flatMap(({ id, texts }) => texts.map((text) => ({ entry_id: id, ...text, origin: 'original' })))
	);
	await insertRows(
		tx,
		'entry_organisation',
		entries.flatMap(({ id, providers: numbers }) =>
			numbers.map((number, position) => ({
				entry_id: id,
				organisation_id: providers[number],
				role: 'provider',
				position
			}))
		)
	);
	await insertRows(tx, 'offering', entries.filter(({ kind }) => kind === 'course').map(offeringRow));
}

function entryRow(entry: GeneratedEntry): Record<string, unknown> {
	const url = `https://provider.example/${entry.number}`;
	const event = entry.kind === 'event';
	return {
		id: entry.id,
		slug: entrySlug(entry.number),
		kind: entry.kind,
		type: entry.type,
		state: 'published',
		url,
		canonical_url: url,
		year: entry.publishedAt.getUTCFullYear(),
		title_language: entry.texts[0]?.language,
		languages: entry.languages,
		topics: entry.topics,
		sdgs: entry.sdgs,
		gcm_objectives: entry.gcmObjectives,
		countries: entry.countries,
		audiences: entry.audiences,
		modality: entry.modality,
		cost_kind: entry.costKind,
		certificate: entry.certificate,
		zone: event ? 'UTC' : null,
		starts_on: event ? entry.startsOn : null,
		ends_on: event ? entry.endsOn : null,
		date_precision: event ? 'day' : null,
		evidence: 'listing',
		confirmed_on: entry.publishedAt,
		published_at: entry.publishedAt
	};
}

function offeringRow(entry: GeneratedEntry): Record<string, unknown> {
	// One run a course: its id is the entry's.
	return {
		id: entry.id,
		entry_id: entry.id,
		ongoing: entry.ongoing,
		starts_on: entry.startsOn,
		ends_on: entry.endsOn,
		date_precision: entry.startsOn === null ? null : 'day',
		modality: entry.modality
	};
}

/** Rows of the same columns in one statement; other columns get their defaults. */
async function insertRows(tx: Writer, table: string, rows: Record<string, unknown>[]): Promise<void> {
	if (rows.length === 0) return;
	const columns = sql.raw(Object.keys(rows[0] ?? {}).join(', '));
	const name = sql.raw(table);
	await tx.execute(
		sql`insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`
	);
}
