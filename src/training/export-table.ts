import { strToU8, zipSync } from 'fflate';

/** A table as people take it away: the first row is its head. */
export type ExportCell = string | number | null;
export type ExportTable = ExportCell[][];

// A spreadsheet program reads a text that begins so as a formula, also behind blanks (OWASP, CSV injection).
const formula = /^[\s\u200b-\u200f\ufeff]*[=+\-@＝＋－＠\t\r]/u;

/** RFC 4180, in UTF-8 with the mark that spreadsheet programs look for. A text never becomes a formula. */
export function csvFrom(table: ExportTable): string {
	return '\ufeff' + table.map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}

function csvCell(cell: ExportCell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const text = formula.test(cell) ? `'${cell}` : cell;
	return /[",\r\n']/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A workbook of one sheet (ECMA-376), of as little as every program needs. Texts are cells of text, and marked as typed
 * with an apostrophe (quotePrefix), so that none is ever taken for a formula; the first row stays in sight.
 */
export function xlsxFrom(table: ExportTable, sheet: string, rightToLeft = false): Uint8Array {
	const files: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`,
		'_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
		'xl/_rels/workbook.xml.rels': relations([
			['worksheet', 'worksheets/sheet1.xml'],
			['styles', 'styles.xml']
		]),
		'xl/workbook.xml': `<workbook xmlns="${sheets}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/styles.xml': `<styleSheet xmlns="${sheets}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf quotePrefix="1"/><xf fontId="1" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheets}"><sheetViews><sheetView workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${table.map(rowXml).join('')}</sheetData></worksheet>`
	};
	return zipSync(
		Object.fromEntries(
			Object.entries(files).map(([path, xml]) => [
				path,
				strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`)
			])
		)
	);
}

const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relations(targets: [type: string, path: string][]): string {
	const each = targets.map(
		([type, path], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${path}"/>`
	);
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function rowXml(row: ExportCell[], index: number): string {
	const cells = row.map((cell, column) => {
		const at = `${columnName(column)}${index + 1}`;
		if (cell === null) return '';
		if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
		const style = index === 0 ? 2 : 1;
		return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
	});
	return `<row r="${index + 1}">${cells.join('')}</row>`;
}

/** A, B, … Z, AA, AB, … */
export function columnName(column: number): string {
	const letter = String.fromCharCode(65 + (column % 26));
	return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** What a sheet may be called: 31 characters, none of these. */
function sheetName(name: string): string {
	return (
		name
			.replace(/[\\/?*[\]:']/gu, ' ')
			.slice(0, 31)
			.trim() || 'Serai'
	);
}

function escaped(text: string): string {
	const sound = text
		.toWellFormed()
		// Characters that XML 1.0 has not.
		// eslint-disable-next-line no-control-regex
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
		.slice(0, 32_767);
	return sound
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
