import { readFile, stat } from 'node:fs/promises';
import type { Actor } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { index, save } from './change.server.ts';
import type { Progress } from './demonstration.server.ts';
import { lockFacts } from './facts.server.ts';
import type { Problem } from './input.ts';
import { moved } from './moving.ts';
import { mayEverything } from './policy.ts';
import { readRecord, type CatalogueRecord } from './record.ts';
import { entryFromRecord, surroundingsOf, unknownNames, type Surroundings } from './records.server.ts';
import { insertEntries, recordChanges } from './writing.server.ts';

/** A row that was not taken: its place in the file (the first is 1), its id where it has one, and what is wrong. */
export type RefusedRow = { position: number; id: string | null; problems: Problem[] };

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

const largestFile = 200 * 1024 * 1024;
const batch = 200;

/**
 * Imports entries from a JSON file: `{ "records": [...] }` or a bare array (README.md). All or nothing: when a row is
 * refused nothing is written, unless `skip` asks for the good ones. New entries wait for review, or are `publish`ed.
 * What is as the file says stays untouched, so the same file twice changes nothing. Throws Forbidden, and Refusal for a
 * file that cannot be read at all.
 */
export async function importFile(
	actor: Actor,
	path: string,
	told: (progress: Progress) => void = () => {},
	{ skip = false, publish = false, now = new Date() } = {}
): Promise<Imported> {
	if (!mayEverything(actor)) throw new Forbidden('entry.import');
	const rows = await readRows(path);
	const { good, refused } = sort(rows);
	return transaction(async (tx) => {
		const around = await surroundingsOf(
			tx,
			good.map(({ record }) => record)
		);
		const known = good.filter(({ record, position }) => {
			const problems = unknownNames(record, around);
			if (problems.length > 0) refused.push({ position, id: record.slug, problems });
			return problems.length === 0;
		});
		refused.sort((a, b) => a.position - b.position);
		const result: Imported = { written: false, added: 0, changed: 0, unchanged: 0, retired: 0, refused };
		if (refused.length > 0 && !skip) return result;
		const records = withoutOrphans(known, around, refused).map(({ record }) => record);
		const [fresh, here] = [
			records.filter(({ slug }) => !around.here.has(slug)),
			records.filter(({ slug }) => around.here.has(slug))
		];
		told({ done: 0, total: records.length });
		// New ones first: what is here may become a part of one.
		await addAll(tx, actor, fresh, around, publish, now);
		result.added = fresh.length;
		for (let done = 0; done < here.length; done += batch) {
			told({ done: fresh.length + done, total: records.length });
			await changeSome(tx, actor, here.slice(done, done + batch), around, now, result);
		}
		told({ done: records.length, total: records.length });
		return { ...result, written: true };
	});
}

type Row = { record: CatalogueRecord; position: number };

/** With `skip`, a part whose parent was refused is refused too. */
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

async function readRows(path: string): Promise<unknown[]> {
	const found = await stat(path).catch(() => null);
	if (!found?.isFile()) throw new Refusal('file_missing', { path });
	if (found.size > largestFile) throw new Refusal('file_too_large', { megabytes: largestFile / 1024 / 1024 });
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
	} catch {
		throw new Refusal('file_not_utf8');
	}
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		const position = /position (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1];
		throw new Refusal('file_not_json', {
			line: position ? text.slice(0, Number(position)).split('\n').length : 1
		});
	}
	const rows = Array.isArray(content) ? content : (content as { records?: unknown } | null)?.records;
	if (!Array.isArray(rows)) throw new Refusal('file_without_records');
	return rows;
}

function sort(rows: unknown[]): { good: Row[]; refused: RefusedRow[] } {
	const good: Row[] = [];
	const refused: RefusedRow[] = [];
	const seen = new Set<string>();
	rows.forEach((raw, i) => {
		const { record, problems } = readRecord(raw);
		const position = i + 1;
		if (!record) refused.push({ position, id: idOf(raw), problems });
		else if (seen.has(record.slug))
			refused.push({ position, id: record.slug, problems: [{ path: 'id', code: 'twice_in_file' }] });
		else {
			seen.add(record.slug);
			good.push({ record, position });
		}
	});
	return { good, refused };
}

function idOf(raw: unknown): string | null {
	const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : null;
	return typeof id === 'string' ? id.slice(0, 120) : null;
}

async function addAll(
	tx: Writer,
	actor: Actor,
	records: CatalogueRecord[],
	around: Surroundings,
	publish: boolean,
	now: Date
): Promise<void> {
	const made = records.map((record) =>
		moved({ ...entryFromRecord(record, around, now), revision: 1 }, publish ? 'publish' : 'propose', now)
	);
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
		const after = entryFromRecord(record, around, now);
		const { revision } = await save(tx, { actor, act: 'edit', named: 'import', now }, before, after);
		if (revision === before.revision) result.unchanged++;
		else result.changed++;
	}
}
