import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Refusal } from './errors.ts';

/** Sheets by name, each a table of texts: what a workbook (ECMA-376) says, without its formats. */
export type Sheets = Record<string, string[][]>;

const most = { unpacked: 150 * 1024 * 1024, rows: 100_000, columns: 1000, cells: 5_000_000, sheets: 50 };

/**
 * Reads a workbook from outside. Of what is packed only the sheets and their texts are unpacked, and never more than a
 * file can honestly hold: bombs, links and macros are not opened. Throws Refusal: workbook_unreadable, workbook_too_large.
 */
export function readWorkbook(bytes: Uint8Array): Sheets {
	let unpacked = 0;
	const files = opened(() =>
		unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (
					!/^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/u.test(
						name
					)
				)
					return false;
				unpacked += originalSize;
				if (unpacked > most.unpacked) throw new Refusal('workbook_too_large');
				return true;
			}
		})
	);
	const text = (path: string): string => (files[path] ? strFromU8(files[path]) : '');
	const shared = sharedTexts(text('xl/sharedStrings.xml'));
	const targets = new Map(
		[...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/gu)].map(([tag]) => [
			attribute(tag, 'Id'),
			attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/u, 'xl/')
		])
	);
	const sheets: Sheets = {};
	const left = { cells: most.cells };
	for (const [tag] of [...text('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/gu)].slice(0, most.sheets)) {
		const path = targets.get(attribute(tag, 'r:id')) ?? '';
		if (path) sheets[plain(attribute(tag, 'name'))] = rowsOf(text(path), shared, left);
	}
	if (Object.keys(sheets).length === 0) throw new Refusal('workbook_unreadable');
	return sheets;
}

function opened<T>(open: () => T): T {
	try {
		return open();
	} catch (error) {
		if (error instanceof Refusal) throw error;
		throw new Refusal('workbook_unreadable');
	}
}

function attribute(tag: string, name: string): string {
	return new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** No entity of a document’s own is ever followed. */
function plain(xml: string): string {
	return xml.replace(
		/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
		(whole, hex?: string, decimal?: string, name?: string) => {
			if (name !== undefined) return entities[name] ?? whole;
			const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
			return code <= 0x10ffff ? String.fromCodePoint(code) : '';
		}
	);
}

/** The texts of a piece: without what is only for reading it aloud. */
function textsIn(xml: string): string {
	const said = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/gu, '');
	return [...said.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/gu)].map(([, text = '']) => plain(text)).join('');
}

function sharedTexts(xml: string): string[] {
	return [...xml.matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/gu)].map(([, item = '']) => textsIn(item));
}

function rowsOf(xml: string, shared: readonly string[], left: { cells: number }): string[][] {
	const rows: string[][] = [];
	let blank = 0;
	for (const [, attributes = '', cells = ''] of xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/gu)) {
		const at = Number(attribute(` ${attributes}`, 'r')) || rows.length + blank + 1;
		const row: string[] = [];
		for (const [, own = '', inner = ''] of cells.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu)) {
			const column = columnOf(attribute(` ${own}`, 'r')) ?? row.length;
			if (column >= most.columns || --left.cells < 0) throw new Refusal('workbook_too_large');
			while (row.length < column) row.push('');
			row[column] = cellText(attribute(` ${own}`, 't'), inner, shared);
		}
		if (row.every((cell) => cell === '')) {
			blank++;
			continue;
		}
		// Rows that stand where their numbers say; but no million of empty ones between two.
		while (rows.length < at - 1 && at - rows.length < 1000) rows.push([]);
		if (rows.length >= most.rows) throw new Refusal('workbook_too_large');
		rows.push(row);
	}
	return rows;
}

function cellText(type: string, inner: string, shared: readonly string[]): string {
	if (type === 'inlineStr') return textsIn(inner);
	const value = plain(/<v>([^<]*)<\/v>/u.exec(inner)?.[1] ?? '');
	if (type === 's') return shared[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'true' : 'false';
	return type === 'e' ? '' : value;
}

/** 0 for A, 26 for AA. */
function columnOf(reference: string): number | null {
	const letters = /^[A-Z]{1,3}(?=\d)/u.exec(reference)?.[0];
	if (!letters) return null;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const sheetNames = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Writes a workbook of several sheets; every cell is a text, and marked as typed, so that none becomes a formula. */
export function writeWorkbook(sheets: Sheets): Uint8Array {
	const names = Object.keys(sheets);
	const each = (make: (number: number, name: string) => string) =>
		names.map((name, i) => make(i + 1, name)).join('');
	const files: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${main}.worksheet+xml"/>`)}</Types>`,
		'_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${sheetNames}" xmlns:r="${office}"><sheets>${each((n, name) => `<sheet name="${escaped(name.slice(0, 31))}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
		'xl/styles.xml': `<styleSheet xmlns="${sheetNames}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf quotePrefix="1"/></cellXfs></styleSheet>`
	};
	names.forEach((name, i) => {
		const rows = (sheets[name] ?? []).map(
			(row, at) =>
				`<row r="${at + 1}">${row.map((cell) => (cell === '' ? '<c/>' : `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`)).join('')}</row>`
		);
		files[`xl/worksheets/sheet${i + 1}.xml`] =
			`<worksheet xmlns="${sheetNames}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
	});
	return zipSync(
		Object.fromEntries(
			Object.entries(files).map(([path, xml]) => [
				path,
				strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`)
			])
		)
	);
}

function escaped(text: string): string {
	return (
		text
			.toWellFormed()
			// Characters that XML 1.0 has not.
			// eslint-disable-next-line no-control-regex
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
			.slice(0, 32_767)
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
	);
}
