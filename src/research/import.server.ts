import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { EntryId } from '#catalogue/index.ts';
import { addEntry, findAlike, proposeEntry, type Alike } from '#catalogue/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import { isLanguage } from '#vocabulary/index.ts';
import { doisIn, formatOf, readPublications } from './format.ts';
import {
	addressOf,
	publicationToEntry,
	refusalToImport,
	titleLanguageOf,
	twiceIn,
	type ImportFacts,
	type ImportId
} from './import.ts';
import { mayImport } from './policy.ts';
import { putPublication } from './publication.server.ts';
import type { Publication } from './publication.ts';
import { unreadable, type Note, type Reading, type Unreadable } from './reading.ts';
import { publicationImport, publicationImportRecord } from './tables.server.ts';

/** What a page lists, and a person still reads. */
export const mostRecords = 500;
const longestText = 8_000_000;
const batch = 100;

export type Sent = { text: string; name: string | null; language: string };

/**
 * Reads BibTeX, RIS, CSL-JSON or a list of DOIs; nothing becomes an entry yet. DOIs are asked for by a job. Throws
 * Forbidden, and Refusal('publications_needed' | 'publications_not_understood' | 'publications_too_long' |
 * 'publications_too_many').
 */
export async function beginImport(
	actor: Actor,
	{ text, name, language }: Sent,
	now = new Date()
): Promise<ImportId> {
	if (actor.kind !== 'person' || !mayImport(actor)) throw new Forbidden('publications.import');
	const field = name === null ? 'text' : 'file';
	if (text.trim() === '') throw new Refusal('publications_needed', { field });
	if (text.length > longestText) throw new Refusal('publications_too_long', { megabytes: 8, field });
	const format = formatOf(text);
	if (format === null) throw new Refusal('publications_not_understood', { field });
	const rows = format === 'doi' ? asked(text) : readPublications(text, format).map(rowOf);
	if (rows.length > mostRecords)
		throw new Refusal('publications_too_many', { count: rows.length, most: mostRecords, field });
	if (rows.length === 0) throw new Refusal('publications_not_understood', { field });
	const id = newId<'PublicationImport'>();
	await transaction(async (tx) => {
		await tx.insert(publicationImport).values({
			...{ id, personId: actor.id, format, createdAt: now },
			name: name?.slice(0, 200) ?? null,
			language: isLanguage(language) ? language : 'en'
		});
		const all = rows.map((row, i) => ({ importId: id, position: i + 1, ...row }));
		for (let i = 0; i < all.length; i += batch)
			await tx.insert(publicationImportRecord).values(all.slice(i, i + batch));
		if (rows.some(({ state }) => state === 'waiting'))
			await later(tx, 'research.askForDois', { importId: id });
	});
	return id;
}

type Row = Omit<typeof publicationImportRecord.$inferInsert, 'importId' | 'position'>;

function asked(text: string): Row[] {
	return doisIn(text).map(({ text: word, doi }) =>
		doi === null
			? rowOf({ label: word, reading: unreadable('not_a_doi') })
			: { label: doi, state: 'waiting' as const, notes: [] }
	);
}

/** A record that could not be an entry is refused at once, with its sentence. */
export function rowOf({ label, reading }: { label: string | null; reading: Reading }): Row {
	const { publication, notes, problem } = reading;
	const refusal = publication && refusalToImport(publication);
	const why = problem ?? (refusal === null ? null : { code: refusal, details: {} });
	return {
		label: label?.slice(0, 300) ?? null,
		state: why ? 'refused' : 'read',
		publication,
		notes,
		problem: why
	};
}

export type ImportedRecord = {
	position: number;
	label: string | null;
	state: 'waiting' | 'read' | 'refused' | 'imported';
	publication: Publication | null;
	notes: Note[];
	problem: Unreadable | null;
	entryId: EntryId | null;
	/** What is here already and likely the same. */
	alike: Alike[];
	/** The position of an earlier record of this list that is likely the same. */
	twice: number | null;
};

/** One's own import: what was understood of each record, and what it may be a duplicate of. Throws NotFound. */
export async function findImport(
	actor: Actor,
	id: ImportId
): Promise<ImportFacts & { records: ImportedRecord[] }> {
	const facts = await ownImport(actor, id);
	const rows = await db
		.select()
		.from(publicationImportRecord)
		.where(eq(publicationImportRecord.importId, id))
		.orderBy(asc(publicationImportRecord.position));
	const read = rows.flatMap(({ position, state, publication }) =>
		publication && state === 'read' ? [{ position, publication }] : []
	);
	const alike = await findAlike(
		actor,
		read.map(({ publication }) => ({
			title: publication.title,
			language: titleLanguageOf(publication, facts.language),
			url: addressOf(publication) ?? '',
			doi: publication.doi,
			year: publication.published === null ? null : Number(publication.published.slice(0, 4))
		}))
	);
	const alikeAt = new Map(read.map(({ position }, i) => [position, alike[i] ?? []]));
	const twice = twiceIn(read);
	return {
		...facts,
		records: rows.map(({ importId: _, ...row }) => ({
			...row,
			alike: alikeAt.get(row.position) ?? [],
			twice: twice.get(row.position) ?? null
		}))
	};
}

async function ownImport(actor: Actor, id: ImportId): Promise<ImportFacts> {
	if (actor.kind !== 'person' || !mayImport(actor)) throw new NotFound('import');
	const [facts] = await db
		.select()
		.from(publicationImport)
		.where(and(eq(publicationImport.id, id), eq(publicationImport.personId, actor.id)));
	if (!facts) throw new NotFound('import');
	return facts;
}

/** One's own imports of the last thirty days, latest first. */
export async function listImports(actor: Actor): Promise<(ImportFacts & { count: number })[]> {
	if (actor.kind !== 'person') return [];
	return db
		.select({
			id: publicationImport.id,
			format: publicationImport.format,
			name: publicationImport.name,
			language: publicationImport.language,
			createdAt: publicationImport.createdAt,
			count: sql<number>`(select count(*)::int from publication_import_record r where r.import_id = publication_import.id)`
		})
		.from(publicationImport)
		.where(eq(publicationImport.personId, actor.id))
		.orderBy(desc(publicationImport.createdAt))
		.limit(20);
}

export type Choice = { positions: number[]; providers: string[]; propose: boolean };
export type Taken = {
	added: number;
	refused: { position: number; code: string; details: Refusal['details'] }[];
};

/**
 * Makes entries of the records chosen, one command each: a draft, or proposed to the editors. A record that is refused is
 * told of and the others go on; chosen twice, it is made once. Throws NotFound.
 */
export async function takeRecords(
	actor: Actor,
	id: ImportId,
	{ positions, providers, propose }: Choice,
	now = new Date()
): Promise<Taken> {
	const facts = await ownImport(actor, id);
	const rows = await db
		.select()
		.from(publicationImportRecord)
		.where(eq(publicationImportRecord.importId, id));
	const chosen = rows.filter(({ position, state }) => state === 'read' && positions.includes(position));
	const taken: Taken = { added: 0, refused: [] };
	for (const { position, publication } of chosen.sort((a, b) => a.position - b.position)) {
		if (!publication) continue;
		try {
			await takeOne(actor, facts, { position, publication, providers, propose }, now);
			taken.added++;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			taken.refused.push({ position, code: error.code, details: error.details });
		}
	}
	return taken;
}

type One = { position: number; publication: Publication; providers: string[]; propose: boolean };

async function takeOne(
	actor: Actor,
	facts: ImportFacts,
	{ position, publication, providers, propose }: One,
	now: Date
): Promise<void> {
	const input = publicationToEntry(publication, facts, providers);
	const added = await addEntry(actor, input, {
		now,
		also: async (tx, entryId) => {
			await putPublication(tx, entryId, publication);
			const { rowCount } = await tx
				.update(publicationImportRecord)
				.set({ state: 'imported', entryId })
				.where(
					and(
						eq(publicationImportRecord.importId, facts.id),
						eq(publicationImportRecord.position, position),
						eq(publicationImportRecord.state, 'read')
					)
				);
			if (rowCount !== 1) throw new Refusal('record_imported_already');
		}
	});
	if (propose) await proposeEntry(actor, added.id, added.revision, now);
}

/** At night: what nobody came back to for thirty days is forgotten; the entries stay. */
export async function tidyImports(now: Date): Promise<void> {
	const before = new Date(now.getTime() - 30 * 86_400_000);
	await transaction((tx) => tx.delete(publicationImport).where(lt(publicationImport.createdAt, before)));
}
