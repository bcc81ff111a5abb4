import { boundsIn, determinedIn } from './deduction.ts';
import { defaultThresholds } from './disclosure.ts';
import { extended, plainAxis, type Axis, type Place, type TableLine } from './nested-table.ts';

/** A published table with its totals: the last number of each row, and the last row, are sums. Null: hidden. */
export type ShownTable = (number | null)[][];

/**
 * A table of counts, with totals, as it may be published: small counts are hidden, and so many others that none of them
 * follows from its row or its column, nor from several of them: in each there are none or two hidden, which together hold
 * enough people (primary and complementary suppression). `isHidden`: also what is hidden where it is told elsewhere. What is left to guess within bounds is for the audit to find.
 */
export function suppressed(
	counts: readonly (readonly number[])[],
	isHidden: (row: number, column: number) => boolean = () => false
): ShownTable {
	const least = defaultThresholds.count;
	const [rows, columns] = [plainAxis(counts.length), plainAxis(counts[0]?.length ?? 0)];
	const table = extended(counts, rows, columns, sum);
	const hidden = table.map((row, r) => row.map((count, c) => (count > 0 && count < least) || isHidden(r, c)));
	hideMore(hidden, table, { rows, columns }, { least });
	return table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)));
}

/** Whether a place of a table stays as it is: it is told elsewhere too, and even where it is hidden here it may be known. */
export type IsKept = (row: number, column: number) => boolean;

/** `least`: from how many on they may be told. `most`: how many everybody knows each place can hold at most. */
export type HidingRule = {
	least: number;
	isKept?: IsKept;
	most?: readonly (readonly number[])[] | null;
};

/**
 * Hides more of a table, with its sums, until what is hidden does not follow from what is told: in each line that adds up none
 * or two are hidden, who together are `least` people or more, and no few are left over where lines are added and subtracted.
 * Says whether it hid any.
 */
export function hideMore(
	hidden: boolean[][],
	people: readonly (readonly number[])[],
	{ rows, columns }: Record<'rows' | 'columns', Pick<Axis, 'lines'>>,
	{ least, isKept = () => false, most = null }: HidingRule
): boolean {
	const largest = Math.max(0, ...people.flat());
	const lines: TableLine[] = [
		...people.flatMap((_, r) => columns.lines.map((line) => line.map((c) => [r, c] as const))),
		...(people[0] ?? []).flatMap((_, c) => rows.lines.map((line) => line.map((r) => [r, c] as const)))
	];
	const table: Table = {
		hidden,
		people,
		least,
		isKept,
		most: most ?? people.map((row) => row.map(() => largest))
	};
	// In one direction no place stands in two lines but as the sum of one: then no several lines tell more than each.
	const isCrossed = rows.lines.length > 0 && columns.lines.length > 0;
	let changed = false;
	// Hiding in a column may leave a row with one hidden: until nothing more is hidden.
	while (
		lines.map((line) => hideInLine(line, table)).some(Boolean) ||
		(isCrossed && hideBesideDetermined(lines, table))
	)
		changed = true;
	return changed;
}

type Table = {
	hidden: boolean[][];
	people: readonly (readonly number[])[];
	least: number;
	isKept: IsKept;
	most: readonly (readonly number[])[];
};

const peopleAt = ({ people }: Table, [r, c]: Place): number => people[r]?.[c] ?? 0;
const isHiddenAt = ({ hidden }: Table, [r, c]: Place): boolean => hidden[r]?.[c] === true;
const isOwn = ({ isKept }: Table, [r, c]: Place): boolean => !isKept(r, c);

function hide({ hidden }: Table, [r, c]: Place): void {
	const row = hidden[r];
	if (row) row[c] = true;
}

/** What can be hidden of some places, the fewest people first. */
function shownOf(table: Table, places: readonly Place[]): Place[] {
	return places
		.filter((place) => isOwn(table, place) && !isHiddenAt(table, place) && peopleAt(table, place) > 0)
		.sort((a, b) => peopleAt(table, a) - peopleAt(table, b));
}

/** Hides the smallest counts that stand in a line until what is hidden there hides itself; says whether it did. */
function hideInLine(line: TableLine, table: Table): boolean {
	const inside = line.filter((place) => isOwn(table, place) && isHiddenAt(table, place));
	if (inside.length === 0) return false;
	let people = sum(inside.map((place) => peopleAt(table, place)));
	let many = inside.length;
	let changed = false;
	for (const place of shownOf(table, line)) {
		if (many > 1 && people >= table.least) break;
		hide(table, place);
		people += peopleAt(table, place);
		many++;
		changed = true;
	}
	return changed;
}

/** Where a few follow from several lines, hides the smallest beside them; says whether it could. */
function hideBesideDetermined(lines: readonly TableLine[], table: Table): boolean {
	const isFew = (place: Place): boolean => peopleAt(table, place) > 0 && peopleAt(table, place) < table.least;
	const isHidden = (place: Place): boolean => isOwn(table, place) && isHiddenAt(table, place);
	const few = table.hidden
		.flatMap((row, r) => row.map((_, c) => [r, c] as const))
		.filter((place) => isHidden(place) && isFew(place));
	if (few.length === 0) return false;
	const bounds = boundsIn(lines, isHidden, {
		known: (place) => peopleAt(table, place),
		most: ([r, c]) => table.most[r]?.[c] ?? 0
	});
	const isBound = (place: Place): boolean => bounds(place).low > 0 && bounds(place).high < table.least;
	const found = [...few.filter(isBound), ...determinedIn(lines, isHidden).filter(isFew)];
	for (const [r, c] of found) {
		const beside = lines.filter((line) => line.some((place) => place[0] === r && place[1] === c)).flat();
		const [smallest] = shownOf(table, beside);
		if (!smallest) continue;
		hide(table, smallest);
		return true;
	}
	return false;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
