import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { auditLine, secretKey } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { readWorkbook, transaction, type Writer } from '#platform/index.server.ts';
import { isCountry } from './answering.server.ts';
import { emptyBox } from './box.server.ts';
import { tableFromCsv } from './csv.ts';
import { dispositionOfShare } from './disposition.ts';
import { randomId } from './key.server.ts';
import type { Questionnaire } from './question.ts';
import { missingOf, shareAnswered } from './questionnaire.ts';
import { mostRows, takeIn, type Mapping, type RefusedRow, type TakenRow } from './taking-in.ts';
import { weekOf } from './wave.ts';
import { holdWave, openOwnWave, questionnaireOfWave, type Wave } from './wave.server.ts';

/** A file of responses as a table; of a workbook its first sheet. Throws Refusal: workbook_…, survey_rows_many, survey_no_rows. */
export function tableOfFile(content: Uint8Array): string[][] {
	const isZip = content[0] === 0x50 && content[1] === 0x4b;
	const table = isZip
		? (Object.values(readWorkbook(content))[0] ?? [])
		: tableFromCsv(new TextDecoder('utf-8').decode(content));
	if (table.length < 2) throw new Refusal('survey_no_rows', { field: 'file' });
	if (table.length > mostRows) throw new Refusal('survey_rows_many', { field: 'file', most: mostRows });
	return table;
}

export type ImportOutcome = {
	added: number;
	/** Taken in before, with the same answers. */
	unchanged: number;
	refused: RefusedRow[];
};

/** What taking in a file would do, row by row; nothing is written. */
export async function previewResponses(
	actor: Actor,
	slug: string,
	table: readonly string[][],
	mapping: Mapping
): Promise<ImportOutcome> {
	const wave = await openOwnWave(actor, slug);
	const { rows, refused } = takeIn(table, mapping, await questionnaireOfWave(wave), isCountry);
	// Written and undone: the same statements tell what they would do.
	let outcome: ImportOutcome = { added: 0, unchanged: 0, refused };
	await transaction(async (tx) => {
		const { fresh, unchanged, changed } = await noteRows(tx, wave, rows);
		outcome = {
			added: fresh.length,
			unchanged,
			refused: [...refused, ...changed].sort((a, b) => a.row - b.row)
		};
		throw new Undo();
	}).catch((error: unknown) => {
		if (!(error instanceof Undo)) throw error;
	});
	return outcome;
}

class Undo extends Error {}

/**
 * Takes in the good rows of a file: all of them, or none. The same file again changes nothing. Into a named wave nothing is
 * taken: whose it is, is not known here. Throws Refusal: survey_import_named, survey_import_few.
 */
export async function importResponses(
	actor: Actor,
	slug: string,
	table: readonly string[][],
	mapping: Mapping,
	now: Date
): Promise<ImportOutcome> {
	return transaction(async (tx) => {
		const wave = await holdWave(tx, actor, slug);
		if (wave.linkage === 'named') throw new Refusal('survey_import_named');
		const questionnaire = await questionnaireOfWave(wave, tx);
		const { rows, refused } = takeIn(table, mapping, questionnaire, isCountry);
		const { fresh, unchanged, changed } = await noteRows(tx, wave, rows);
		for (let at = 0; at < fresh.length; at += 1000)
			await insertRows(tx, wave, questionnaire, fresh.slice(at, at + 1000), now);
		if (wave.linkage === 'anonymous') await emptyBox(tx, wave.id, { last: wave.closedAt !== null });
		if (fresh.length > 0) await auditLine(tx, actor, 'import', 'wave', wave.id);
		return {
			added: fresh.length,
			unchanged,
			refused: [...refused, ...changed].sort((a, b) => a.row - b.row)
		};
	});
}

/** Which rows are new: by a hash that only this hub can make, so that no table of ours names the rows of another. */
async function noteRows(
	tx: Writer,
	wave: Pick<Wave, 'id'>,
	rows: readonly TakenRow[]
): Promise<{ fresh: TakenRow[]; unchanged: number; changed: RefusedRow[] }> {
	const secret = await secretKey('surveys.imported');
	const hashOf = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
	const noted = rows.map((row) => ({
		row,
		rowHash: hashOf(`${wave.id} ${row.key}`),
		contentHash: hashOf(JSON.stringify([row.language, sorted(row.answers)]))
	}));
	const before = new Map<string, string>();
	for (let at = 0; at < noted.length; at += 5000) {
		const part = noted.slice(at, at + 5000);
		const { rows: found } = await tx.execute<{ row_hash: string; content_hash: string }>(sql`
			select row_hash, content_hash from survey_imported
			where wave_id = ${wave.id} and row_hash = any(${sql.param(part.map(({ rowHash }) => rowHash))}::text[])`);
		for (const { row_hash, content_hash } of found) before.set(row_hash, content_hash);
		const fresh = part.filter(({ rowHash }) => !before.has(rowHash));
		await tx.execute(sql`
			insert into survey_imported (wave_id, row_hash, content_hash)
			select ${wave.id}, * from unnest(${sql.param(fresh.map(({ rowHash }) => rowHash))}::text[],
				${sql.param(fresh.map(({ contentHash }) => contentHash))}::text[])`);
	}
	const known = noted.filter(({ rowHash }) => before.has(rowHash));
	return {
		fresh: noted.filter(({ rowHash }) => !before.has(rowHash)).map(({ row }) => row),
		unchanged: known.filter(({ rowHash, contentHash }) => before.get(rowHash) === contentHash).length,
		changed: known
			.filter(({ rowHash, contentHash }) => before.get(rowHash) !== contentHash)
			.map(({ row }) => ({ row: row.row, column: '', value: '', code: 'survey_row_changed' }))
	};
}

const sorted = (answers: Record<string, unknown>) =>
	Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));

async function insertRows(
	tx: Writer,
	wave: Wave,
	questionnaire: Questionnaire,
	rows: readonly TakenRow[],
	now: Date
): Promise<void> {
	const list = rows.map(({ language, answers }) => ({
		...{ id: randomId(), language, answers },
		disposition:
			missingOf(questionnaire, answers).length === 0
				? 'complete'
				: partialAtMost(shareAnswered(questionnaire, answers))
	}));
	const json = JSON.stringify(list);
	if (wave.linkage === 'anonymous')
		await tx.execute(sql`
			insert into survey_box (id, wave_id, linkage, language, disposition, answers)
			select id, ${wave.id}, 'anonymous', language, disposition, answers
			from jsonb_to_recordset(${json}::jsonb) as r(id uuid, language text, disposition text, answers jsonb)`);
	else
		await tx.execute(sql`
			insert into survey_response (id, wave_id, linkage, language, disposition, answers, pseudonym, week, imported)
			select id, ${wave.id}, 'pseudonymous', language, disposition, answers, gen_random_uuid(), ${weekOf(now)}::date, true
			from jsonb_to_recordset(${json}::jsonb) as r(id uuid, language text, disposition text, answers jsonb)`);
}

const partialAtMost = (share: number) =>
	dispositionOfShare(share) === 'break_off' ? 'break_off' : 'partial';
