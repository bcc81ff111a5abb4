/** One learner's answer to one question in one attempt; for a true picture, their first attempt. */
export type ItemResponse = {
	/** The question, one identity in all languages and editions. */
	item: string;
	language: string;
	/** What was earned of what could be, in this question and in the whole attempt. */
	points: number;
	of: number;
	totalPoints: number;
	totalOf: number;
	/** Keys that were chosen; none: it was left out. Empty for questions without choices too. */
	chosen: readonly string[];
};

export type ItemStatistics = {
	item: string;
	n: number;
	/** Mean share of the points, 0 (nobody) to 1 (everybody): the facility index. */
	difficulty: number;
	/** −1 to 1; null: too few, or all answers or all rests are the same. */
	discrimination: number | null;
	choices: { key: string; count: number }[];
	/** A question that is harder in one language than in the others may be badly translated. */
	byLanguage: { language: string; n: number; difficulty: number }[];
};

/** With fewer learners a correlation says little: at 30 its standard error is still about 0.19 (1/√(n − 1)). */
export const fewestForDiscrimination = 30;

/**
 * Item analysis, joined by item over languages and editions; items in the order of their ids.
 *
 * Discrimination is Pearson's r between the item's share and the share of the rest of the attempt; for an item that is
 * either right or wrong, that is the point-biserial correlation. The rest, not the total, since an item correlates with
 * itself (Henrysson 1963, Psychometrika 28; Moodle's quiz statistics do the same). Shares, since attempts may have drawn
 * different questions.
 */
export function itemStatistics(responses: Iterable<ItemResponse>): ItemStatistics[] {
	const byItem = Map.groupBy(responses, ({ item }) => item);
	return [...byItem]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([item, all]) => ({
			item,
			n: all.length,
			difficulty: mean(all.map(shareOf)),
			discrimination: discrimination(all),
			choices: tally(all),
			byLanguage: [...Map.groupBy(all, ({ language }) => language)]
				.map(([language, some]) => ({ language, n: some.length, difficulty: mean(some.map(shareOf)) }))
				.sort((one, other) => (one.language < other.language ? -1 : 1))
		}));
}

function shareOf({ points, of }: ItemResponse): number {
	return of === 0 ? 0 : points / of;
}

function discrimination(responses: readonly ItemResponse[]): number | null {
	const withRest = responses.filter(({ of, totalOf }) => totalOf > of);
	if (withRest.length < fewestForDiscrimination) return null;
	return correlation(
		withRest.map(shareOf),
		withRest.map(({ points, of, totalPoints, totalOf }) => (totalPoints - points) / (totalOf - of))
	);
}

/** Pearson's r; null where one of the two does not vary. */
function correlation(xs: readonly number[], ys: readonly number[]): number | null {
	const [x, y] = [mean(xs), mean(ys)];
	const [dx, dy] = [xs.map((value) => value - x), ys.map((value) => value - y)];
	const [vx, vy] = [product(dx, dx), product(dy, dy)];
	if (vx < 1e-12 || vy < 1e-12) return null;
	return Math.min(1, Math.max(-1, product(dx, dy) / Math.sqrt(vx * vy)));
}

/** Adds in the order of size, so that the order of the responses does not show in the last digit. */
function sum(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other).reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
	return values.length === 0 ? 0 : sum(values) / values.length;
}

function product(xs: readonly number[], ys: readonly number[]): number {
	return sum(xs.map((x, i) => x * (ys[i] ?? 0)));
}

function tally(responses: readonly ItemResponse[]): { key: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { chosen } of responses)
		for (const key of new Set(chosen)) counts.set(key, (counts.get(key) ?? 0) + 1);
	return [...counts]
		.map(([key, count]) => ({ key, count }))
		.sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}
