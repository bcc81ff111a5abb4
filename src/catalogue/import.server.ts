import { readFile, stat } from 'node:fs/promises';
import type { Actor } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { index, save } from './change.server.ts';
import { fieldChanges } from './changes.ts';
import type { Progress } from './demonstration.server.ts';
import { lockFacts } from './facts.server.ts';
import { moved } from './moving.ts';
import { mayEverything } from './policy.ts';
import type { CatalogueRecord } from './record.ts';
import { entryFromRecord, surroundingsOf, unknownNames, type Surroundings } from './records.server.ts';
import { rowsOf, type RefusedRow, type Row } from './rows.ts';
import { insertEntries, recordChanges } from './writing.server.ts';

export type { RefusedRow } from './rows.ts';

export type Imported = {
	/** False when rows were refused and `skip` was not asked for: then nothing was written at all. */
	written: boolean;
	added: number;
	changed: number;
	unchanged: number;
	/** Retired here: a file does not bring them back. */
	retired: number;
	refused: RefusedRow[];
};

type Named = { slug: string; title: { text: string; language: string } };

/** What an import would do, as far as nobody is quicker. */
export type ImportPreview = {
	added: Named[];
	/** With the names of the fields that would change (`fieldChanges`). */
	changed: (Named & { fields: string[] })[];
	unchanged: number;
	retired: number;
	refused: RefusedRow[];
};

const largestFile = 200 * 1024 * 1024;
const batch = 200;

/** As `importContent`, from a file on this machine. Throws Refusal for one that is missing or too large. */
export async function importFile(
	actor: Actor,
	path: string,
	told: (progress: Progress) => void = () => {},
	options: Parameters<typeof importContent>[3] = {}
): Promise<Imported> {
	hold(actor);
	const found = await stat(path).catch(() => null);
	if (!found?.isFile()) throw new Refusal('file_missing', { path });
	if (found.size > largestFile) throw new Refusal('file_too_large', { megabytes: largestFile / 1024 / 1024 });
	return importContent(actor, await readFile(path), told, options);
}

/**
 * Imports entries from JSON: `{ "records": [...] }` or a bare array (README.md). All or nothing: when a row is refused
 * nothing is written, unless `skip` asks for the good ones. New entries wait for review, or are `publish`ed. What is as
 * the file says stays untouched, so the same file twice changes nothing. Throws Forbidden, and Refusal for content that
 * cannot be read at all.
 */
export async function importContent(
	actor: Actor,
	content: Uint8Array,
	told: (progress: Progress) => void = () => {},
	{
		skip = false,
		publish = false,
		/** The day on which whoever made the content saw what it tells of; only of what is published. */
		confirmedOn = null as string | null,
		now = new Date()
	} = {}
): Promise<Imported> {
	hold(actor);
	const rows = rowsOf(content);
	return transaction(async (tx) => {
		const { fresh, here, around, refused } = await planned(tx, rows);
		const result: Imported = { written: false, added: 0, changed: 0, unchanged: 0, retired: 0, refused };
		if (refused.length > 0 && !skip) return result;
		const total = fresh.length + here.length;
		told({ done: 0, total });
		// New ones first: what is here may become a part of one.
		await addAll(tx, actor, fresh, around, { publish, confirmedOn, now });
		result.added = fresh.length;
		for (let done = 0; done < here.length; done += batch) {
			told({ done: fresh.length + done, total });
			await changeSome(tx, actor, here.slice(done, done + batch), around, now, result);
		}
		told({ done: total, total });
		return { ...result, written: true };
	});
}

/** What `importContent` would do with `skip`, writing nothing. Throws as it does. */
export async function previewImport(
	actor: Actor,
	content: Uint8Array,
	now = new Date()
): Promise<ImportPreview> {
	hold(actor);
	const { fresh, here, around, refused } = await planned(db, rowsOf(content));
	const preview: ImportPreview = {
		added: fresh.map(namedOf),
		changed: [],
		unchanged: 0,
		retired: 0,
		refused
	};
	for (const record of here) {
		const before = around.here.get(record.slug);
		const fields =
			before && before.state !== 'retired'
				? Object.keys(fieldChanges(before, entryFromRecord(record, around, now)))
				: null;
		if (fields === null) preview.retired++;
		else if (fields.length === 0) preview.unchanged++;
		else preview.changed.push({ ...namedOf(record), fields });
	}
	return preview;
}

function hold(actor: Actor): void {
	if (!mayEverything(actor)) throw new Forbidden('entry.import');
}

function namedOf({ slug, input: { texts, titleLanguage } }: CatalogueRecord): Named {
	return { slug, title: { text: texts[titleLanguage]?.title ?? slug, language: titleLanguage } };
}

type Plan = {
	fresh: CatalogueRecord[];
	here: CatalogueRecord[];
	around: Surroundings;
	refused: RefusedRow[];
};

/** Which records are new and which are here already; refused is what names the unknown or an event run here, and what depends on it. */
async function planned(reader: Reader, rows: ReturnType<typeof rowsOf>): Promise<Plan> {
	const refused = [...rows.refused];
	const around = await surroundingsOf(
		reader,
		rows.good.map(({ record }) => record)
	);
	const known = rows.good.filter(({ record, position }) => {
		const problems = [...unknownNames(record, around), ...heldHere(record, around)];
		if (problems.length > 0) refused.push({ position, id: record.slug, problems });
		return problems.length === 0;
	});
	const records = withoutOrphans(known, around, refused).map(({ record }) => record);
	refused.sort((a, b) => a.position - b.position);
	return {
		fresh: records.filter(({ slug }) => !around.here.has(slug)),
		here: records.filter(({ slug }) => around.here.has(slug)),
		around,
		refused
	};
}

/** An event that this hub runs says itself what stands in its entry; a file does not. */
function heldHere({ slug }: CatalogueRecord, around: Surroundings): RefusedRow['problems'] {
	return around.here.get(slug)?.heldHere ? [{ path: 'id', code: 'record_held_here' }] : [];
}

/** A part whose parent was refused is refused too. */
function withoutOrphans(rows: Row[], around: Surroundings, refused: RefusedRow[]): Row[] {
	const slugs = new Set(rows.map(({ record }) => record.slug));
	const kept = rows.filter(({ record, position }) => {
		const parent = record.input.partOf;
		if (parent === null || slugs.has(parent) || around.here.has(parent)) return true;
		refused.push({
			position,
			id: record.slug,
			problems: [{ path: 'parent', code: 'unknown_part_of', details: { text: parent } }]
		});
		return false;
	});
	return kept.length === rows.length ? kept : withoutOrphans(kept, around, refused);
}

async function addAll(
	tx: Writer,
	actor: Actor,
	records: CatalogueRecord[],
	around: Surroundings,
	{ publish, confirmedOn, now }: { publish: boolean; confirmedOn: string | null; now: Date }
): Promise<void> {
	const made = records.map((record) => {
		const entered = { ...entryFromRecord(record, around, now), revision: 1 };
		return publish ? { ...moved(entered, 'publish', now), confirmedOn } : moved(entered, 'propose', now);
	});
	await insertEntries(tx, made);
	await recordChanges(
		tx,
		actor,
		made.map((facts) => ({ facts, act: 'import', fields: {}, reason: null })),
		now
	);
	if (publish) await index(tx, made);
}

async function changeSome(
	tx: Writer,
	actor: Actor,
	records: CatalogueRecord[],
	around: Surroundings,
	now: Date,
	result: Imported
): Promise<void> {
	const ids = records.flatMap(({ slug }) => around.here.get(slug)?.id ?? []);
	// As they are now, held: somebody may have changed one since the file was compared.
	for (const held of await lockFacts(tx, ids)) around.here.set(held.slug, held);
	for (const record of records) {
		const before = around.here.get(record.slug);
		if (!before || before.state === 'retired') {
			result.retired++;
			continue;
		}
		if (before.heldHere) throw new Refusal('entry_held_here');
		const after = entryFromRecord(record, around, now);
		const { revision } = await save(tx, { actor, act: 'edit', named: 'import', now }, before, after);
		if (revision === before.revision) result.unchanged++;
		else result.changed++;
	}
}
