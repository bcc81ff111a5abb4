import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook, writeWorkbook } from './workbook.server.ts';

const codeOf = (work: () => unknown) => {
	try {
		work();
		return 'done';
	} catch (error) {
		return (error as { code?: string }).code;
	}
};
const workbook = (sheet: string, more: Record<string, string> = {}) =>
	zipSync({
		'xl/workbook.xml': strToU8(
			'<workbook><sheets><sheet name="A &amp; B" sheetId="1" r:id="r1"/></sheets></workbook>'
		),
		'xl/_rels/workbook.xml.rels': strToU8(
			'<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
		),
		'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
		...Object.fromEntries(Object.entries(more).map(([path, xml]) => [path, strToU8(xml)]))
	});

describe('a workbook', () => {
	test('comes back as it was written', () => {
		const sheets = {
			survey: [
				['type', 'name'],
				['text', '=HYPERLINK("x")'],
				['', 'هجرة <&>'],
				['two\nlines', '']
			],
			choices: [['list_name']]
		};
		const read = readWorkbook(writeWorkbook(sheets));
		expect(read['choices']).toEqual([['list_name']]);
		expect(read['survey']).toEqual([
			['type', 'name'],
			['text', '=HYPERLINK("x")'],
			['', 'هجرة <&>'],
			['two\nlines', '']
		]);
	});

	test('of other programs: shared and rich texts, numbers, truths, gaps and places', () => {
		const read = readWorkbook(
			workbook(
				'<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2"><v>12.5</v></c></row><row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#REF!</v></c></row>',
				{
					'xl/sharedStrings.xml':
						'<sst><si><r><t>He</t></r><r><t xml:space="preserve">llo &#233;</t></r><rPh><t>x</t></rPh></si></sst>'
				}
			)
		);
		expect(read).toEqual({ 'A & B': [[], ['', 'Hello é', '', '12.5'], ['true', '']] });
	});

	test.each<[string, Uint8Array, string]>([
		['that is none', strToU8('name,address'), 'workbook_unreadable'],
		['cut off', writeWorkbook({ a: [['x']] }).slice(0, 200), 'workbook_unreadable'],
		['without a sheet', zipSync({ 'xl/other.xml': strToU8('x') }), 'workbook_unreadable'],
		[
			'that unpacks to two hundred megabytes',
			zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(200 * 1024 * 1024) }),
			'workbook_too_large'
		],
		['with a column far away', workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'workbook_too_large']
	])('%s is refused', (_, bytes, code) => expect(codeOf(() => readWorkbook(bytes))).toBe(code));

	test('a row that says it is the millionth makes no million rows, and no entity is followed', () => {
		const read = readWorkbook(workbook('<row r="1000000"><c t="inlineStr"><is><t>&xxe;</t></is></c></row>'));
		expect(read).toEqual({ 'A & B': [['&xxe;']] });
	});
});
