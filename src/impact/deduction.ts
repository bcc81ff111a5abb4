import type { Place, TableLine } from './nested-table.ts';

type Bounds = { low: number; high: number };

const zero = 1e-9;

/**
 * The hidden places of a table that follow exactly from several of its sums together, where no single one tells them: three
 * rows less two columns. The last of each line is the sum of the others; what is not hidden is known. Solved as equations over
 * what is hidden (Gauss and Jordan): what is left alone in one is known.
 */
export function determinedIn(lines: readonly TableLine[], isHidden: (place: Place) => boolean): Place[] {
	const unknown = new Map<string, { place: Place; at: number }>();
	const equations = lines.flatMap((line) => {
		const terms = line.flatMap((place, i): [number, number][] => {
			if (!isHidden(place)) return [];
			const known = unknown.get(place.join()) ?? { place, at: unknown.size };
			unknown.set(place.join(), known);
			return [[known.at, i === line.length - 1 ? -1 : 1]];
		});
		return terms.length > 0 ? [terms] : [];
	});
	const rows = equations.map((terms) => {
		const row = new Float64Array(unknown.size);
		for (const [at, factor] of terms) row[at] = factor;
		return row;
	});
	const solved = reduced(rows);
	const places = [...unknown.values()].map(({ place }) => place);
	return solved.flatMap((row) => {
		const [first, ...others] = [...row.keys()].filter((at) => Math.abs(row[at] ?? 0) > zero);
		return first !== undefined && others.length === 0 ? places.slice(first, first + 1) : [];
	});
}

/** In reduced row echelon form: in each row an unknown that no other row has. */
function reduced(rows: Float64Array[]): Float64Array[] {
	const left = [...rows];
	const done: Float64Array[] = [];
	for (let row = left.pop(); row; row = left.pop()) {
		const pivot = firstIn(row);
		if (pivot === undefined) continue;
		const by = row[pivot] ?? 1;
		for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) / by;
		for (const others of [left, done]) for (const other of others) subtract(other, row, other[pivot] ?? 0);
		done.push(row);
	}
	return done;
}

/** A plain loop: with a closure for each number the tables of a large hub take five times as long. */
function firstIn(row: Float64Array): number | undefined {
	for (let at = 0; at < row.length; at++) if (Math.abs(row[at] ?? 0) > zero) return at;
	return undefined;
}

function subtract(from: Float64Array, row: Float64Array, times: number): void {
	if (Math.abs(times) < zero) return;
	for (let at = 0; at < row.length; at++) from[at] = (from[at] ?? 0) - times * (row[at] ?? 0);
}

/**
 * Between which bounds everybody can place what is hidden of a table: none is negative, none more than `most`, and each line adds
 * up. Bounds are narrowed line by line until nothing moves.
 */
export function boundsIn(
	lines: readonly TableLine[],
	isHidden: (place: Place) => boolean,
	{ known, most }: { known: (place: Place) => number; most: (place: Place) => number }
): (place: Place) => Bounds {
	const bounds = new Map<string, Bounds>();
	const boundsOf = (place: Place): Bounds => {
		if (!isHidden(place)) return { low: known(place), high: known(place) };
		const name = place.join();
		const found = bounds.get(name) ?? { low: 0, high: most(place) };
		bounds.set(name, found);
		return found;
	};
	const open = lines
		.filter((line) => line.some(isHidden))
		.map((line) =>
			line.map((place, i) => ({ bounds: boundsOf(place), sign: i === line.length - 1 ? -1 : 1 }))
		);
	for (let moved = true, round = 0; moved && round < mostRounds; round++) {
		moved = false;
		for (const line of open) moved = narrow(line) || moved;
	}
	return boundsOf;
}

/** Where bounds creep by one at a time, the attacker is left a little more room than there is. */
const mostRounds = 100;

type Term = { bounds: Bounds; sign: number };

/** Of terms that come to nothing together, each lies between what the others leave it. Says whether any bound moved. */
function narrow(line: readonly Term[]): boolean {
	const low = line.reduce((sum, term) => sum + lowOf(term), 0);
	const high = line.reduce((sum, term) => sum + highOf(term), 0);
	let moved = false;
	for (const term of line) {
		const [least, most] = [-(high - highOf(term)), -(low - lowOf(term))];
		const [from, to] = term.sign > 0 ? [least, most] : [-most, -least];
		const { bounds } = term;
		if (!(from > bounds.low) && !(to < bounds.high)) continue;
		bounds.low = Math.max(bounds.low, from);
		bounds.high = Math.min(bounds.high, to);
		moved = true;
	}
	return moved;
}

const lowOf = ({ bounds, sign }: Term): number => (sign > 0 ? bounds.low : -bounds.high);
const highOf = ({ bounds, sign }: Term): number => (sign > 0 ? bounds.high : -bounds.low);
