type Written = { changedAt: Date; changedBy: string | null };

const longestPauseMinutes = 20;

/**
 * Wordings, newest first, by sittings: what one person wrote without a longer pause, saved every few seconds, is one
 * line of the history, and is its last wording.
 */
export function sittings<One extends Written>(wordings: readonly One[]): { last: One; count: number }[] {
	const found: { last: One; earliest: One; count: number }[] = [];
	for (const wording of wordings) {
		const sitting = found.at(-1);
		const pause = sitting ? sitting.earliest.changedAt.getTime() - wording.changedAt.getTime() : Infinity;
		if (sitting?.last.changedBy === wording.changedBy && pause <= longestPauseMinutes * 60_000) {
			sitting.earliest = wording;
			sitting.count++;
		} else found.push({ last: wording, earliest: wording, count: 1 });
	}
	return found.map(({ last, count }) => ({ last, count }));
}
