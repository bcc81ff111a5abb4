import { defaultThresholds } from './disclosure.ts';

/** A published table with its totals: the last number of each row, and the last row, are sums. Null: hidden. */
export type ShownTable = (number | null)[][];

/**
 * A table of counts, with totals, as it may be published: small counts are hidden, and so many others that none of them
 * follows from its row or its column: in each there are none or two hidden, which together hold enough people (primary and
 * complementary suppression). What follows from several lines together is for the audit to find.
 */
export function suppressed(
	counts: readonly (readonly number[])[],
	least = defaultThresholds.count
): ShownTable {
	const table = withTotals(counts);
	const hidden = table.map((row) => row.map((count) => count > 0 && count < least));
	const lines = linesOf(table);
	// Hiding in a column may leave a row with one hidden: until nothing more is hidden.
	while (lines.map((line) => hideMore(line, table, hidden, least)).some(Boolean));
	return table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)));
}

type Line = readonly (readonly [row: number, column: number])[];

function withTotals(counts: readonly (readonly number[])[]): number[][] {
	const rows = counts.map((row) => [...row, sum(row)]);
	const width = rows[0]?.length ?? 0;
	return [...rows, Array.from({ length: width }, (_, c) => sum(rows.map((row) => row[c] ?? 0)))];
}

function linesOf(table: readonly (readonly number[])[]): Line[] {
	const rows = table.map((row, r): Line => row.map((_, c) => [r, c]));
	const columns = (table[0] ?? []).map((_, c): Line => table.map((_, r) => [r, c]));
	return [...rows, ...columns];
}

/** Hides the smallest counts that stand in a line until what is hidden there hides itself; says whether it did. */
function hideMore(line: Line, table: readonly number[][], hidden: boolean[][], least: number): boolean {
	const at = ([r, c]: Line[number]): number => table[r]?.[c] ?? 0;
	const isHidden = ([r, c]: Line[number]): boolean => hidden[r]?.[c] === true;
	const inside = line.filter(isHidden);
	if (inside.length === 0) return false;
	const shown = line.filter((cell) => !isHidden(cell) && at(cell) > 0).sort((a, b) => at(a) - at(b));
	let people = sum(inside.map(at));
	let many = inside.length;
	let changed = false;
	for (const cell of shown) {
		if (many > 1 && people >= least) break;
		const [r, c] = cell;
		const row = hidden[r];
		if (row) row[c] = true;
		people += at(cell);
		many++;
		changed = true;
	}
	return changed;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
