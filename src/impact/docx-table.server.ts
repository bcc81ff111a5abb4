import { BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType, type ParagraphChild } from 'docx';
import { run, type Setting } from './docx-text.server.ts';
import type { WordTable } from './paper-annex.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: 'D9CCB8' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A table whose first row is repeated on each page, and read as its head. */
export function tableOf(
	head: readonly ParagraphChild[][],
	rows: readonly ParagraphChild[][][],
	setting: Setting
): Table {
	const rtl = setting.direction === 'rtl';
	const row = (cells: readonly ParagraphChild[][], tableHeader: boolean) =>
		new TableRow({
			tableHeader,
			cantSplit: true,
			children: cells.map(
				(children) =>
					new TableCell({
						children: [new Paragraph({ children, bidirectional: rtl, spacing: { before: 40, after: 40 } })]
					})
			)
		});
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		visuallyRightToLeft: rtl,
		borders: {
			top: line,
			bottom: line,
			insideHorizontal: line,
			left: none,
			right: none,
			insideVertical: none
		},
		rows: [row(head, true), ...rows.map((cells) => row(cells, false))]
	});
}

/** The same of plain words. */
export function wordTable({ head, rows }: WordTable, setting: Setting): Table {
	return tableOf(
		head.map((text) => [run(text, setting, { bold: true, size: 18 })]),
		rows.map((cells) => cells.map((text) => [run(text, setting, { size: 18 })])),
		setting
	);
}
