import { Refusal } from '#platform/index.ts';
import type { Problem } from './input.ts';
import { readRecord, type CatalogueRecord } from './record.ts';

/** A record of a file and its place there; the first is 1. */
export type Row = { record: CatalogueRecord; position: number };

/** A row that was not taken: its place in the file (the first is 1), its id where it has one, and what is wrong. */
export type RefusedRow = { position: number; id: string | null; problems: Problem[] };

/** The rows of an import file, good and refused. Throws Refusal for a file that cannot be read at all. */
export function rowsOf(content: Uint8Array): { good: Row[]; refused: RefusedRow[] } {
	const good: Row[] = [];
	const refused: RefusedRow[] = [];
	const seen = new Set<string>();
	recordsIn(content).forEach((raw, i) => {
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

function recordsIn(bytes: Uint8Array): unknown[] {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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
	const records = Array.isArray(content) ? content : (content as { records?: unknown } | null)?.records;
	if (!Array.isArray(records)) throw new Refusal('file_without_records');
	return records;
}

function idOf(raw: unknown): string | null {
	const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : null;
	return typeof id === 'string' ? id.slice(0, 120) : null;
}
