/** A class of a map that shows amounts: from `from` up to and with `to`; `to` null: or more. */
export type Step = { from: number; to: number | null };

const most = 5;

/**
 * Cuts amounts into at most five classes of round bounds (1, 2, 5, 10, 20, 50…) that double or so from one to the next:
 * a few places have very many, and most have few.
 */
export function stepsFor(amounts: readonly number[]): Step[] {
	const largest = Math.max(0, ...amounts);
	if (largest === 0) return [];
	const bounds = [1];
	for (let power = 1; power <= largest; power *= 10)
		for (const factor of [2, 5, 10]) if (power * factor <= largest) bounds.push(power * factor);
	const stride = Math.ceil(bounds.length / most);
	const kept = bounds.filter((_, i) => i % stride === 0);
	return kept.map((from, i) => ({ from, to: i + 1 < kept.length ? (kept[i + 1] ?? 0) - 1 : null }));
}

/** Which class an amount falls into, counted from 1; 0 for none. */
export function stepOf(amount: number, steps: readonly Step[]): number {
	return steps.findLastIndex(({ from }) => amount >= from) + 1;
}
