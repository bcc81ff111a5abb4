import { m } from '#messages/messages.js';
import { csvFrom, xlsxFrom, type ExportTable } from '#training/index.ts';
import { direction } from '#vocabulary/index.ts';
import type { Came } from './came.server.ts';

/** The lines of a report that tell what came of it: nothing is in them that the page does not tell. */
export function cameRows({ runs, outcome, counted, countries }: Came): ExportTable {
	const few = m.partnerships_too_few();
	const number = (count: number | null | undefined, over: boolean) =>
		count === null ? few : (count ?? (over ? m.partnerships_not_counted() : m.partnerships_not_over()));
	const [people, certificates] = [m.partnerships_people(), m.partnerships_certificates()];
	return [
		...runs.flatMap(({ title, when, people: trained, certified, over }) => [
			[m.partnerships_runs(), `${title.text} – ${when}`, number(trained, over), people],
			[m.partnerships_runs(), `${title.text} – ${when}`, number(certified, over), certificates]
		]),
		...(counted
			? [
					[m.partnerships_came(), m.places_total(), outcome.people, people],
					[m.partnerships_came(), m.places_total(), outcome.certified, certificates],
					...countries.map((line) => [m.partnerships_by_country(), line.name, line.people, people])
				]
			: []),
		...(counted && outcome.elsewhere > 0
			? [[m.partnerships_by_country(), m.partnerships_elsewhere(), outcome.elsewhere, people]]
			: []),
		[m.partnerships_how(), m.partnerships_how_counted(), null, null]
	];
}

export const reportHead = (): ExportTable[number] => [
	m.partnerships_column_part(),
	m.partnerships_column_of(),
	m.partnerships_column_value(),
	m.partnerships_column_unit()
];

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** A report to take away, kept by no cache: what is withdrawn is not in the next one. */
export function reportFile(table: ExportTable, asked: string, name: string, language: string): Response {
	const format = asked === 'xlsx' ? 'xlsx' : 'csv';
	const body = format === 'csv' ? csvFrom(table) : xlsxFrom(table, name, direction(language) === 'rtl');
	return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
		headers: {
			'content-type': types[format],
			'content-disposition': `attachment; filename="${name}-report.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
}
