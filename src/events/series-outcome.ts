import { countOf, fewestShown, publishedCells } from '#platform/index.ts';
import type { LineId, Quarter } from './series-line.ts';

export const outcomeMeasures = ['nominated', 'selected', 'attended', 'certified'] as const;
export type OutcomeMeasure = (typeof outcomeMeasures)[number];
export const outcomeDimensions = ['country', 'gender'] as const;
export type OutcomeDimension = (typeof outcomeDimensions)[number];

/** Somebody of a training, as far as they are counted; null: not known. */
export type Counted = { country: string | null; gender: string | null } & Record<
	OutcomeMeasure,
	boolean | null
>;

export type OutcomeCell = {
	measure: OutcomeMeasure;
	dimension: OutcomeDimension;
	key: string;
	people: number;
};
/** What one training came to, as it may be told. A measure null: too few, or not known. */
export type LineOutcome = Record<OutcomeMeasure, number | null> & { lineId: LineId; cells: OutcomeCell[] };

/**
 * A training as it may be told: no number of fewer than five, none that tells of fewer than five who are not among them,
 * and of countries and genders the groups that may be named. `known`: the measures that were taken at all.
 */
export function outcomeOf(
	lineId: LineId,
	people: readonly Counted[],
	known: readonly OutcomeMeasure[]
): LineOutcome {
	const told: Record<OutcomeMeasure, number | null> = {
		nominated: null,
		selected: null,
		attended: null,
		certified: null
	};
	const cells: OutcomeCell[] = [];
	let before: number | null = null;
	for (const measure of outcomeMeasures.filter((one) => known.includes(one))) {
		const among = people.filter((one) => one[measure] === true);
		const few = among.length > 0 && among.length < fewestShown;
		// Of those a measure before tells: who is not among them must not be few either.
		told[measure] = few
			? null
			: before === null
				? among.length
				: countOf(among.length, Math.max(before, among.length));
		if (told[measure] === null) continue;
		before = told[measure];
		for (const dimension of outcomeDimensions)
			for (const { key, count } of publishedCells(cellsOf(among, dimension)))
				if (key !== null && key !== 'unknown' && count >= fewestShown)
					cells.push({ measure, dimension, key, people: count });
	}
	return { lineId, ...told, cells };
}

function cellsOf(people: readonly Counted[], dimension: OutcomeDimension): { key: string; count: number }[] {
	return [...Map.groupBy(people, (one) => one[dimension] ?? 'unknown')].map(([key, same]) => ({
		key,
		count: same.length
	}));
}

/** What a table of a donor's report sums: a training with where it stands. */
export type ToldLine = LineOutcome & { quarter: Quarter; donorId: string | null };

export type OutcomeRow = { key: string | null } & Record<OutcomeMeasure, number>;
export type OutcomeTable = { by: 'quarter' | 'donor' | OutcomeDimension; rows: OutcomeRow[] };

export type SummedOutcome = {
	total: Record<OutcomeMeasure, number>;
	tables: OutcomeTable[];
	/** Trainings that were counted, and in how many of them some number is too small to tell. */
	trainings: number;
	untold: number;
};

/**
 * What several trainings come to: sums of what each of them tells, and nothing else. Each is told once and in one way, so
 * whoever compares two donors, quarters or years learns again what a training tells, and no more. The price: a country's
 * few in one training are not added to its many in another; they are in the row of all others (`key` null).
 */
export function summedOutcomes(lines: readonly ToldLine[]): SummedOutcome {
	const of = (some: readonly ToldLine[]) => totals((measure) => add(some.map((line) => line[measure] ?? 0)));
	const total = of(lines);
	const grouped = (by: 'quarter' | 'donor', keyOf: (line: ToldLine) => string | null): OutcomeTable => ({
		by,
		rows: [...Map.groupBy(lines, keyOf)]
			.map(([key, same]) => ({ key, ...of(same) }))
			.sort((a, b) => ((a.key ?? '~') < (b.key ?? '~') ? -1 : 1))
	});
	return {
		total,
		tables: [
			...outcomeDimensions.map((by) => ({ by, rows: rowsOf(lines, by, total) })),
			grouped('quarter', ({ quarter }) => String(quarter)),
			grouped('donor', ({ donorId }) => donorId)
		],
		trainings: lines.length,
		untold: lines.filter((line) => line.selected === null && line.attended === null).length
	};
}

function rowsOf(
	lines: readonly ToldLine[],
	dimension: OutcomeDimension,
	total: Record<OutcomeMeasure, number>
): OutcomeRow[] {
	const cells = lines.flatMap((line) => line.cells.filter((cell) => cell.dimension === dimension));
	const rows = [...Map.groupBy(cells, ({ key }) => key)]
		.map(([key, same]) => ({
			key: key as string | null,
			...totals((measure) => add(same.filter((cell) => cell.measure === measure).map(({ people }) => people)))
		}))
		.sort(
			(a, b) =>
				b.selected - a.selected || b.nominated - a.nominated || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
		);
	const rest = totals((measure) => total[measure] - add(rows.map((row) => row[measure])));
	return outcomeMeasures.some((measure) => rest[measure] > 0) ? [...rows, { key: null, ...rest }] : rows;
}

function totals(of: (measure: OutcomeMeasure) => number): Record<OutcomeMeasure, number> {
	return {
		nominated: of('nominated'),
		selected: of('selected'),
		attended: of('attended'),
		certified: of('certified')
	};
}

const add = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
