import { defaultThresholds, type Thresholds } from './disclosure.ts';
import { isUnknown, placeIn, tableOf, type FactTable, type ToldBy } from './fact-table.ts';
import type { Group } from './group.ts';
import type { Indicator } from './indicator.ts';
import { hideMore } from './suppression.ts';
import type { Counts, Tally } from './tally.ts';

/** Whom a number is told: an evaluator, who tells it on after two people looked, or everybody, with nobody looking first. */
export type Audience = 'evaluators' | 'everybody';

export type IsHidden = (group: Group) => boolean;
type Hidden = boolean[][];

/**
 * Which groups of a breakdown are not told, of each answer ('' of a measure without): those of too few people, and so many
 * others that they follow from no sum that is told – not of all, nor of what they lie in. Of whom nothing is known ('') is no
 * group that somebody could be found by, and is never hidden for being small. Everybody is told no share of which few are, or
 * all but few, nor, where each gives one answer, what would tell that of the others.
 */
export function hiddenGroups(
	tally: Tally,
	told: readonly ToldBy[],
	{ measure, least }: Pick<Indicator, 'measure' | 'least'>,
	audience: Audience,
	thresholds: Thresholds = defaultThresholds
): ReadonlyMap<string, IsHidden> {
	if (told.length > 2) throw new Error('No fact is narrowed by more than two dimensions.');
	const isCount = measure.is === 'count';
	const threshold = Math.max(isCount ? thresholds.count : thresholds.rate, least);
	const isShare = measure.is === 'share' || measure.is === 'options';
	const rule = {
		isCount,
		threshold,
		fewest: thresholds.count,
		guardsSides: isShare && audience === 'everybody'
	};
	const answers = [...tally].map(([option, groups]) => {
		const table = tableOf(groups, told, isCount);
		return { option, table, hidden: smallIn(table, rule) };
	});
	const hide = (): boolean =>
		[
			...answers.map(({ table, hidden }) => hideInSums(hidden, table, rule)),
			rule.guardsSides && isOneEach(answers) && hideAmongAnswers(answers, rule.fewest)
		].some(Boolean);
	// What one of them hides may leave another with one hidden.
	while (hide());
	return new Map(
		answers.map(({ option, table, hidden }) => [
			option,
			(group: Group) => {
				const [r, c] = placeIn(table, told, group) ?? [-1, -1];
				return hidden[r]?.[c] === true;
			}
		])
	);
}

type Rule = {
	isCount: boolean;
	threshold: number;
	/** From how many on a count may be told. */
	fewest: number;
	/** Neither those of a share, nor the rest of it, may be few. */
	guardsSides: boolean;
};
type Answer = { table: FactTable; hidden: Hidden };

const peopleOf = ({ n, base }: Counts, { isCount }: Rule): number => (isCount ? n : base);

/** What is hidden for itself, and what is hidden of how many they are: from the base of a share that is not to be read. */
function smallIn(table: FactTable, rule: Rule): Hidden {
	const isFew = (count: number, least = rule.fewest): boolean => count > 0 && count < least;
	const counts = table.cells.map((row) => row.map((one) => peopleOf(one, rule)));
	const hidden = counts.map((row, r) => row.map((count, c) => isFew(count) && !isUnknown(table, r, c)));
	hideMore(hidden, counts, table, rule.fewest);
	return hidden.map((row, r) =>
		row.map((before, c) => {
			const { n = 0, base = 0 } = table.cells[r]?.[c] ?? {};
			const isSmall = isFew(counts[r]?.[c] ?? 0, rule.threshold) && !isUnknown(table, r, c);
			return before || isSmall || (rule.guardsSides && (isFew(n) || isFew(base - n)));
		})
	);
}

function hideInSums(hidden: Hidden, table: FactTable, rule: Rule): boolean {
	const sums: [of: (one: Counts) => number, least: number][] = [
		[(one) => peopleOf(one, rule), rule.threshold]
	];
	if (rule.guardsSides) sums.push([({ n }) => n, rule.fewest], [({ n, base }) => base - n, rule.fewest]);
	return sums
		.map(([of, least]) =>
			hideMore(
				hidden,
				table.cells.map((row) => row.map(of)),
				table,
				least
			)
		)
		.some(Boolean);
}

/** Each gives one answer: what is not told of one is what the others leave of all who answered. */
function isOneEach(answers: readonly Answer[]): boolean {
	const [first] = answers;
	return (
		answers.length > 1 &&
		first?.table.cells.every((row, r) =>
			row.every(({ base }, c) => base === sum(answers.map(({ table }) => table.cells[r]?.[c]?.n ?? 0)))
		) === true
	);
}

/** In each group none or two answers are hidden, who together are `fewest` people or more. Says whether it hid any. */
function hideAmongAnswers(answers: readonly Answer[], fewest: number): boolean {
	const [first] = answers;
	const hides = first?.table.cells.flatMap((row, r) =>
		row.map((_, c) => {
			// As a table of one row whose sum is told beside it.
			const line = answers.map(({ table }) => table.cells[r]?.[c]?.n ?? 0);
			const before = answers.map(({ hidden }) => hidden[r]?.[c] === true);
			const places = [...answers.keys()];
			const after = [before];
			const changed = hideMore(after, [line], { rows: { lines: [] }, columns: { lines: [places] } }, fewest);
			for (const [place, { hidden }] of answers.entries()) {
				const inRow = hidden[r];
				if (inRow) inRow[c] = after[0]?.[place] === true;
			}
			return changed;
		})
	);
	return hides?.some(Boolean) === true;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
