import { m } from '#messages/messages.js';
import { outcomeMeasures } from '#events/index.ts';
import type { ExportTable } from '#training/index.ts';
import { measureTexts } from '../../words.ts';
import type { Report } from './report.server.ts';

/** A year's figures to take away: a line for each cell, and how they were counted. Nothing more than the page tells. */
export function figuresTable(report: Report): ExportTable {
	const { page, donor, total, tables, counted, trainings, untold } = report;
	const year = `${page.text.title}${donor ? ` – ${donor.name}` : ''}`;
	return [
		[
			m.programmes_column_table(),
			m.programmes_column_of(),
			m.programmes_column_what(),
			m.programmes_column_people()
		],
		[m.programmes_one(), year, String(page.year), null],
		...(page.illustrative ? [[m.programmes_one(), m.programmes_illustrative(), null, null]] : []),
		[m.programmes_one(), m.programmes_counted({ counted, count: trainings }), null, null],
		...outcomeMeasures.map((measure) => [m.places_total(), year, measureTexts[measure](), total[measure]]),
		...tables.flatMap(({ title, rows }) =>
			rows.flatMap((row) =>
				outcomeMeasures.map((measure) => [title, row.name, measureTexts[measure](), row[measure]])
			)
		),
		[m.programmes_how(), m.programmes_how_counted(), null, null],
		...(untold > 0 ? [[m.programmes_how(), m.programmes_untold({ count: untold }), null, null]] : [])
	];
}
