import { m } from '#messages/messages.js';
import type { ExportTable } from '#training/index.ts';
import { countryText } from '../lines.ts';
import { kindText, spanText } from '../words.ts';
import type { Report } from './report.server.ts';

/** A partnership as a donor's report needs it: what, who gives how much, what came of it. A line for each fact. */
export function reportTable(report: Report, language: string): ExportTable {
	const { page, partners, donors, runs, outcome, countries } = report;
	const few = m.partnerships_too_few();
	const number = (count: number | null | undefined, over: boolean) =>
		count === null ? few : (count ?? (over ? m.partnerships_not_counted() : m.partnerships_not_over()));
	return [
		[
			m.partnerships_column_part(),
			m.partnerships_column_of(),
			m.partnerships_column_value(),
			m.partnerships_column_unit()
		],
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
		...runs.flatMap(({ title, when, people, certified, over }) => [
			[m.partnerships_runs(), `${title.text} – ${when}`, number(people, over), m.partnerships_people()],
			[
				m.partnerships_runs(),
				`${title.text} – ${when}`,
				number(certified, over),
				m.partnerships_certificates()
			]
		]),
		...(report.counted
			? [
					[m.partnerships_came(), m.places_total(), outcome.people, m.partnerships_people()],
					[m.partnerships_came(), m.places_total(), outcome.certified, m.partnerships_certificates()],
					...countries.map(({ iso2, people }) => [
						m.partnerships_by_country(),
						countryText(iso2, language),
						people,
						m.partnerships_people()
					]),
					...(outcome.elsewhere > 0
						? [
								[
									m.partnerships_by_country(),
									m.partnerships_elsewhere(),
									outcome.elsewhere,
									m.partnerships_people()
								]
							]
						: [])
				]
			: []),
		[m.partnerships_how(), m.partnerships_how_counted(), null, null]
	];
}
