import { defaultThresholds } from './disclosure.ts';
import { extended, plainAxis, type Axis } from './nested-table.ts';

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
	const [rows, columns] = [plainAxis(counts.length), plainAxis(counts[0]?.length ?? 0)];
	const table = extended(counts, rows, columns, sum);
	const hidden = table.map((row) => row.map((count) => count > 0 && count < least));
	hideMore(hidden, table, { rows, columns }, least);
	return table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)));
}

/**
 * Hides more of a table, with its sums, until what is hidden does not follow from what is told: in each line that adds up none
 * or two are hidden, who together are `least` people or more. Says whether it hid any.
 */
export function hideMore(
	hidden: boolean[][],
	people: readonly (readonly number[])[],
	{ rows, columns }: Record<'rows' | 'columns', Pick<Axis, 'lines'>>,
	least: number
): boolean {
	const lines: Line[] = [
		...people.flatMap((_, r) => columns.lines.map((line) => line.map((c) => [r, c] as const))),
		...(people[0] ?? []).flatMap((_, c) => rows.lines.map((line) => line.map((r) => [r, c] as const)))
	];
	let changed = false;
	// Hiding in a column may leave a row with one hidden: until nothing more is hidden.
	while (lines.map((line) => hideInLine(line, people, hidden, least)).some(Boolean)) changed = true;
	return changed;
}

type Line = readonly (readonly [row: number, column: number])[];

/** Hides the smallest counts that stand in a line until what is hidden there hides itself; says whether it did. */
function hideInLine(
	line: Line,
	table: readonly (readonly number[])[],
	hidden: boolean[][],
	least: number
): boolean {
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
