import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { columnName, csvFrom, xlsxFrom } from './export-table.ts';

describe('as CSV', () => {
	test('every cell comes back as it was', () => {
		expect(
			csvFrom([
				['Name', 'Score'],
				['O"Neil, Ann\nMarie', 0.5],
				[null, -1]
			])
		).toBe('\ufeffName,Score\r\n"O""Neil, Ann\nMarie",0.5\r\n,-1\r\n');
	});

	test.each(['=HYPERLINK("http://x")', '+1', '-1+2', '@SUM(A1)', '\t=1', ' =1', '＝1', '\u200e=1'])(
		'%j is a text and no formula',
		(text) => {
			expect(csvFrom([[text]])).toContain(`'${text.replaceAll('"', '""')}`);
		}
	);
});

test('a workbook holds texts as texts and numbers as numbers', () => {
	const files = unzipSync(
		xlsxFrom(
			[
				['Name', 'Score'],
				['=1+1 & <b>', 0.5]
			],
			'Marks: all'
		)
	);
	expect(strFromU8(files['xl/workbook.xml']!)).toContain('<sheet name="Marks  all"');
	const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
	expect(sheet).toContain(
		'<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">=1+1 &amp; &lt;b&gt;</t></is></c><c r="B2"><v>0.5</v></c>'
	);
	expect(sheet).not.toContain('<f>');
});

test('columns go on after Z', () => {
	expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
