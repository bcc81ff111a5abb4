import { m } from '#messages/messages.js';
import type { ExportTable } from '#training/index.ts';
import { cameRows, reportHead } from '../../../came-table.ts';
import { spanText } from '../../../words.ts';
import type { DonorReport } from './report.server.ts';

/** What a donor supports and what came of it, a line for each fact. */
export function donorTable(report: DonorReport, language: string): ExportTable {
	return [
		reportHead(),
		[m.partnerships_donor(), report.donor.name, null, null],
		...report.partnerships.flatMap(({ page, given }) => [
			[m.partnerships_title(), page.text.title, spanText(page, language), null],
			...(page.illustrative ? [[m.partnerships_title(), m.network_illustrative(), null, null]] : []),
			...(given.amount === null
				? []
				: [[m.partnerships_given(), page.text.title, Number(given.amount), given.currency]])
		]),
		...cameRows(report),
		...report.projects.map(({ title, line }) => [m.partnerships_donor_projects(), title.text, line, null]),
		[m.partnerships_how(), m.partnerships_donor_how(), null, null]
	];
}
