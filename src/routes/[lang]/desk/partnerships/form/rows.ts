import { one, type Values } from '#ui/form/values.ts';

const mostRows = 20;

/** How many rows of a kind the form shows: those filled in, and one more. */
export function rowsOf(values: Values, name: (i: number) => string): number[] {
	const filled = Array.from({ length: mostRows }, (_, i) => i).filter(
		(i) => one(values, name(i)).trim() !== ''
	);
	return Array.from({ length: Math.min(mostRows, (filled.at(-1) ?? -1) + 2) }, (_, i) => i);
}
