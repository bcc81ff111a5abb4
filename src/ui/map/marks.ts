/** Where on earth, in degrees. */
export type Position = { latitude: number; longitude: number };

/** A mark on a drawing, and which of the things in the list beside it lie there, counted from 1. */
export type Mark = { x: number; y: number; numbers: number[] };

/** In pixels: nearer ones would cover each other. */
const apart = 34;

/** Marks in the order of their first number; those that would cover each other are one, in their middle. */
export function marksOf(points: readonly ({ x: number; y: number } | null)[]): Mark[] {
	let marks = points.flatMap((point, i): Mark[] =>
		point ? [{ x: point.x, y: point.y, numbers: [i + 1] }] : []
	);
	for (;;) {
		const pair = closePair(marks);
		if (!pair) return marks.map(({ x, y, numbers }) => ({ x: Math.round(x), y: Math.round(y), numbers }));
		const [one, other] = pair;
		const joined = together(one, other);
		marks = marks.flatMap((mark) => (mark === one ? [joined] : mark === other ? [] : [mark]));
	}
}

function closePair(marks: readonly Mark[]): [Mark, Mark] | null {
	for (const [i, one] of marks.entries())
		for (const other of marks.slice(i + 1))
			if (Math.hypot(one.x - other.x, one.y - other.y) < apart) return [one, other];
	return null;
}

function together(one: Mark, other: Mark): Mark {
	const [a, b] = [one.numbers.length, other.numbers.length];
	const middle = (of: 'x' | 'y') => (one[of] * a + other[of] * b) / (a + b);
	const numbers = [...one.numbers, ...other.numbers].sort((x, y) => x - y);
	return { x: middle('x'), y: middle('y'), numbers };
}

/** '1–3, 5' */
export function numbersText(numbers: readonly number[]): string {
	const runs: [number, number][] = [];
	for (const number of numbers) {
		const last = runs.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else runs.push([number, number]);
	}
	return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** A closer look: only how far the places lie from each other, north above; a coast at this scale would be a guess. */
export type Closer = { width: number; height: number; marks: Mark[]; scale: { km: number; length: number } };

const kmADegree = 111.2;
const margin = 44;
const rounds = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The places of one mark, by their numbers. Null where they all lie in one place. */
export function closerLook(
	positions: readonly (Position | null)[],
	numbers: readonly number[]
): Closer | null {
	const some = numbers.flatMap((number) => {
		const position = positions[number - 1];
		return position ? [{ number, ...position }] : [];
	});
	const [first] = some;
	if (!first) return null;
	const narrow = Math.cos((first.latitude * Math.PI) / 180);
	const points = some.map(({ number, latitude, longitude }) => ({
		number,
		// Across the antimeridian the shorter way round.
		east: (((longitude - first.longitude + 540) % 360) - 180) * kmADegree * narrow,
		south: (first.latitude - latitude) * kmADegree
	}));
	const [west, east] = extent(points.map((point) => point.east));
	const [north, south] = extent(points.map((point) => point.south));
	const [across, down] = [east - west, south - north];
	if (Math.max(across, down) < 0.2) return null;
	const width = 600;
	const pixels = Math.min((width - 2 * margin) / Math.max(across, 0.01), 260 / Math.max(down, 0.01));
	const height = Math.round(Math.max(down * pixels, 30) + 2 * margin + 30);
	const placed = points.map((point) => ({
		x: width / 2 + (point.east - (west + east) / 2) * pixels,
		y: (height - 30) / 2 + (point.south - (north + south) / 2) * pixels
	}));
	const marks = marksOf(placed).map((mark) => ({
		...mark,
		numbers: mark.numbers.map((i) => points[i - 1]?.number ?? 0)
	}));
	const km = rounds.findLast((one) => one * pixels <= width / 3) ?? 0.1;
	return { width, height, marks, scale: { km, length: Math.round(km * pixels) } };
}

function extent(values: readonly number[]): [number, number] {
	return [Math.min(...values), Math.max(...values)];
}
