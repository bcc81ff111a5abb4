import {
	quarterOf,
	quarters,
	summedOutcomes,
	type OutcomeRow,
	type OutcomeTable,
	type Quarter
} from '#events/index.ts';
import { findSeries, outcomesOfLines, type SeriesPage } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { organisationNames } from '#network/index.server.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { genderText, quarterText } from '../../words.ts';

export type ReportTable = { by: OutcomeTable['by']; title: string; head: string; rows: ReportRow[] };
export type ReportRow = Omit<OutcomeRow, 'key'> & { key: string; name: string };

/** What a year came to, for all its donors or for one: sums of what each training tells, and nothing else. */
export type Report = {
	page: SeriesPage;
	donor: { slug: string; name: string } | null;
	donors: { value: string; name: string; count: number }[];
	total: Omit<OutcomeRow, 'key'>;
	tables: ReportTable[];
	trainings: number;
	counted: number;
	untold: number;
};

export async function reportOf(
	{ actor, language }: App.Locals,
	slug: string,
	asked: string | null
): Promise<Report> {
	const page = await findSeries(actor, slug, language);
	const names = await organisationNames(
		page.lines.flatMap(({ donorId }) => donorId ?? []),
		language
	);
	const donorOf = new Map([...names].map(([id, { slug: own, name }]) => [id, { slug: own, name }]));
	const donorId = [...donorOf].find(([, one]) => one.slug === asked)?.[0] ?? null;
	const lines = page.lines.filter((line) => donorId === null || line.donorId === donorId);
	const outcomes = await outcomesOfLines(lines);
	const told = lines.flatMap((line) => {
		const outcome = outcomes.get(line.id);
		const day = line.event?.startsOn ?? null;
		const quarter = day?.startsWith(`${page.year}-`) ? quarterOf(day) : line.quarter;
		return outcome ? [{ ...outcome, quarter, donorId: line.donorId }] : [];
	});
	const { total, tables, trainings: counted, untold } = summedOutcomes(told);
	return {
		...{ page, total, counted, untold, trainings: lines.length },
		donor: donorId === null ? null : (donorOf.get(donorId) ?? null),
		donors: [...donorOf].map(([id, one]) => ({
			...{ value: one.slug, name: one.name },
			count: page.lines.filter((line) => line.donorId === id).length
		})),
		tables: tables
			// Who pays is no news on a donor's own report.
			.filter(({ by, rows }) => rows.length > 0 && !(by === 'donor' && donorId !== null))
			.map(({ by, rows }) => ({
				...{ by, ...heads[by]() },
				rows: rows.map((row) => ({
					...row,
					...{ key: row.key ?? '', name: nameOf(by, row.key, language, (id) => donorOf.get(id)?.name) }
				}))
			}))
	};
}

const heads: Record<OutcomeTable['by'], () => { title: string; head: string }> = {
	country: () => ({ title: m.programmes_by_country(), head: m.places_country() }),
	gender: () => ({ title: m.programmes_by_gender(), head: m.programmes_gender() }),
	quarter: () => ({ title: m.programmes_by_quarter(), head: m.programmes_quarter() }),
	donor: () => ({ title: m.programmes_by_donor(), head: m.programmes_donor() })
};

function nameOf(
	by: OutcomeTable['by'],
	key: string | null,
	language: string,
	donor: (id: string) => string | undefined
): string {
	if (key === null) return by === 'donor' ? m.programmes_no_donor() : m.programmes_all_others();
	switch (by) {
		case 'country':
			return labelIn(country(key)?.names ?? {}, language).text || key;
		case 'gender':
			return genderText(key);
		case 'quarter':
			return quarterText(quarters.find((one) => String(one) === key) ?? (1 as Quarter));
		case 'donor':
			return donor(key) ?? key;
	}
}
