import { feasible, type Raw } from './finding.ts';
import { around, exactly, isAbove, isBelow, meet, sum, type Interval } from './interval.ts';
import { readNumeral } from './numeral.ts';
import { words } from './pattern.ts';
import type { Span } from './place.ts';
import type { Reading } from './reading.ts';
import { tongueOf, type Tongue } from './tongue.ts';
import { divisionOf } from './dimension.ts';

type Cell = Span & { text: string; value: number | null; isShare: boolean; interval: Interval };

const totals =
	/^\s*(?:grand total|totals?|all|overall|sum|total general|todos|todas|en total|suma|total général|ensemble)\s*$/iu;
const rated = words(
	'rates?|average|mean|median|score|age|per|index|ratio|tasas?|promedio|media|mediana|edad|puntuación|por|moyenne|taux|%|percentage|share|porcentaje|growth|change|rank'
);
const several = words(
	'several answers|multiple (?:answers|responses)|more than one|varias respuestas|respuesta múltiple|overlap\\p{L}*|may appear in|counted (?:once|twice)'
);

/** Columns that do not add up to their row of totals, and rows that do not to their column. */
export function tablesIn({ prose, blocks }: Reading): Raw[] {
	if (several.test(prose)) return [];
	const tongue = tongueOf(prose, 'en');
	return tablesOf({ prose, blocks }, tongue).flatMap((table) => [
		...columnsOf(table),
		...columnsOf(turned(table), true)
	]);
}

/** How many numbers each row has. */
export function rowsWithNumbers(reading: Reading): number[] {
	return tablesOf(reading, tongueOf(reading.prose, 'en'))
		.flat()
		.map((row) => row.filter(({ value }) => value !== null).length);
}

function tablesOf({ prose, blocks }: Pick<Reading, 'prose' | 'blocks'>, tongue: Tongue): Cell[][][] {
	const tables: Cell[][][] = [];
	blocks.forEach((block, i) => {
		if (block.kind !== 'row') return;
		const row = block.cells.map((cell) => cellOf(prose, cell, tongue));
		if (blocks[i - 1]?.kind === 'row') tables.at(-1)?.push(row);
		else tables.push([row]);
	});
	return tables;
}

function cellOf(prose: string, { start, end }: Span, tongue: Tongue): Cell {
	const raw = prose.slice(start, end);
	const lead = raw.length - raw.trimStart().length;
	const text = raw.trim();
	const match = /^(\d[\d.,  ’']*?)\s*(%|per cent|por ciento)?$/u.exec(text);
	const read = match ? readNumeral(match[1] ?? '', tongue, match[2] !== undefined) : null;
	const isShare = match?.[2] !== undefined;
	const interval = read
		? isShare || read.decimals > 0
			? around(read.value, 0.5 * 10 ** -read.decimals)
			: exactly(read.value)
		: exactly(NaN);
	return {
		start: start + lead,
		end: start + lead + text.length,
		text,
		value: read?.value ?? null,
		isShare,
		interval
	};
}

function turned(table: Cell[][]): Cell[][] {
	const width = Math.min(...table.map((row) => row.length));
	return Array.from({ length: width }, (_, column) => table.flatMap((row) => row[column] ?? []));
}

/** The columns of a table whose last row says that it is their sum. Turned, its rows: those must mostly agree. */
function columnsOf(table: Cell[][], isTurned = false): Raw[] {
	const [head = [], ...rows] = table;
	const last = rows.at(-1);
	if (!last || rows.length < 3 || !totals.test(last[0]?.text ?? '')) return [];
	const parts = rows.slice(0, -1);
	const findings: Raw[] = [];
	let fitting = 0;
	head.forEach((title, column) => {
		const total = last[column];
		const cells = parts.flatMap((row) => row[column] ?? []);
		if (
			column === 0 ||
			!total ||
			total.value === null ||
			cells.length < parts.length ||
			cells.some(({ value }) => value === null)
		)
			return;
		if (rated.test(title.text) && !(total.isShare && total.value > 97)) return;
		const added = sum(cells.map(({ interval }) => interval));
		if (meet(added, total.interval)) fitting++;
		else if (
			!cells.some(({ interval }) => isAbove(interval, total.interval)) &&
			!(total.isShare && total.value <= 97)
		)
			findings.push(finding(cells, total, added));
	});
	const isDivided = divisionOf(parts.map((row) => row[0]?.text ?? '')) !== null;
	return !isTurned || fitting >= findings.length || isDivided ? findings : [];
}

function finding(cells: Cell[], total: Cell, added: Interval): Raw {
	const loose = { low: added.low - cells.length * 0.5, high: added.high + cells.length * 0.5 };
	const restsOnRounding = total.isShare && !isAbove(total.interval, loose) && !isBelow(total.interval, loose);
	return {
		kind: total.isShare ? 'shares' : 'sum',
		code: 'table_total',
		severity: restsOnRounding ? 'doubtful' : 'cannot-be-true',
		spans: [total, ...cells].map(({ start, end }) => ({ start, end })),
		values: {
			total: total.text,
			sum: Math.round(cells.reduce((all, { value }) => all + (value ?? 0), 0) * 10) / 10
		},
		feasible: [feasible('total', added)],
		restsOnRounding
	};
}
