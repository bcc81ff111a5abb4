import { m } from '#messages/messages.js';
import type { ExportTable } from '#training/index.ts';
import { cameRows, reportHead } from '../came-table.ts';
import { kindText, spanText } from '../words.ts';
import type { Report } from './report.server.ts';

/** A partnership as a donor's report needs it: what, who gives how much, what came of it. A line for each fact. */
export function reportTable(report: Report, language: string): ExportTable {
	const { page, partners, donors } = report;
	return [
		reportHead(),
		[m.partnerships_title(), m.partnerships_column_title(), page.text.title, null],
		...(page.illustrative ? [[m.partnerships_title(), m.network_illustrative(), null, null]] : []),
		[m.partnerships_title(), m.partnerships_kind(), kindText(page.kind), null],
		[m.partnerships_title(), m.partnerships_centre(), page.centre.name, null],
		[m.partnerships_title(), m.partnerships_when(), spanText(page, language), null],
		...partners.map(({ name }) => [m.partnerships_partners(), name, null, null]),
		...donors.map(({ name, given }) => [
			m.partnerships_donors(),
			name,
			given.amount === null ? null : Number(given.amount),
			given.currency
		]),
		...cameRows(report)
	];
}
