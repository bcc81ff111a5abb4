import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { AnalysedDocument } from './document.ts';
import { unpack } from './packing.ts';

export type Row = { key: string; revision: number; document: AnalysedDocument | null };

/**
 * Shows `take` every row that a transaction wrote which was not finished before `horizon`, and returns the next horizon: the
 * oldest transaction still open. Asked with it, the next call misses no row, however the commits are ordered; it may show
 * some again. '0': everything. One statement, as a stream: 100,000 rows pass without being held.
 */
export async function rowsSince(
	client: ClientBase,
	horizon: string,
	take: (row: Row) => void
): Promise<string> {
	const statement = `
		select key, revision::text, pg_snapshot_xmin(pg_current_snapshot())::text, body
		from search_document where changed_in >= '${BigInt(horizon)}'::xid8`;
	const stream = client.query(copyTo(`copy (${statement}) to stdout (format binary)`));
	let next = horizon;
	let rest: Buffer = Buffer.alloc(0);
	let at = 'header' as 'header' | 'rows';
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
		if (at === 'header') {
			if (bytes.length < headerBytes) {
				rest = bytes;
				continue;
			}
			bytes = bytes.subarray(headerBytes);
			at = 'rows';
		}
		for (let row = readRow(bytes); row !== null; row = readRow(bytes)) {
			bytes = bytes.subarray(row.length);
			const [key, revision, xmin, body] = row.fields;
			if (!key || !revision || !xmin) continue;
			next = xmin.toString();
			take({
				key: key.toString(),
				revision: Number(revision.toString()),
				document: body ? unpack(body) : null
			});
		}
		rest = bytes;
	}
	return next;
}

const headerBytes = 19; // signature, flags, length of an extension that does not exist

/** One row of PostgreSQL's binary COPY format; null when it is not all there, or at the end. */
function readRow(bytes: Buffer): { fields: (Buffer | null)[]; length: number } | null {
	if (bytes.length < 2) return null;
	const count = bytes.readInt16BE(0);
	if (count < 0) return null;
	const fields: (Buffer | null)[] = [];
	let at = 2;
	for (let i = 0; i < count; i++) {
		if (bytes.length < at + 4) return null;
		const length = bytes.readInt32BE(at);
		at += 4;
		if (length < 0) fields.push(null);
		else {
			if (bytes.length < at + length) return null;
			fields.push(bytes.subarray(at, at + length));
			at += length;
		}
	}
	return { fields, length: at };
}
