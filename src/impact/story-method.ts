import type { MethodWave } from './story.ts';
import { suppressed } from './suppression.ts';

type Counted = { value: string | null; invited: number; responded: number };

/**
 * Respondents beside everybody who was invited, as they may be told: who did not answer follows from the two, so all
 * three are looked at, and what would tell a hidden one is hidden with it. `isHidden`: who is hidden in the public numbers of
 * those who answered.
 */
export function shownBeside(
	rows: readonly Counted[],
	isHidden: (value: string) => boolean = () => false
): MethodWave['by'][number]['rows'] {
	if (rows.length === 0) return [];
	const table = suppressed(
		rows.map(({ invited, responded }) => [responded, invited - responded]),
		(row, column) => column === 0 && rows[row] !== undefined && isHidden(rows[row].value ?? '')
	);
	return rows.map(({ value }, row) => {
		const [responded = null, , invited = null] = table[row] ?? [];
		return { value: value ?? '', invited, responded };
	});
}
