import { defaultThresholds, type Thresholds } from './disclosure.ts';
import { groupAt, isUnknown, placeIn, tableOf, type FactTable, type ToldBy } from './fact-table.ts';
import type { Group } from './group.ts';
import type { Indicator } from './indicator.ts';
import { hideMore, type IsKept } from './suppression.ts';
import type { Counts, Tally } from './tally.ts';

/** Whom a number is told: an evaluator, who tells it on after two people looked, or everybody, with nobody looking first. */
export type Audience = 'evaluators' | 'everybody';

export type IsHidden = (group: Group) => boolean;

/** Of one answer: which groups are not told. `ofUnknown`: also one of whom nothing is known, so that how many these are is not told. */
export type HiddenGroups = { isHidden: IsHidden; ofUnknown: boolean };

/**
 * What else everybody is told of the same people. `above`: where the people of these groups are told, as how many they are or
 * as the part of another share. `wider`: the same answer, told by less. `others`: the same numbers, to evaluators, who tell them
 * in stories.
 */
export type ToldBeside = {
	above: readonly IsHidden[];
	wider: (answer: string) => IsHidden;
	others: (answer: string) => IsHidden;
};
const nothing: ToldBeside = { above: [], wider: () => () => false, others: () => () => false };

type Hidden = boolean[][];

/**
 * Which groups of a breakdown are not told, of each answer ('' of a measure without): those of too few people, and so many
 * others that they follow from no sum that is told – not of all, nor of what they lie in. Of whom nothing is known ('') is no
 * group that somebody could be found by, and is never hidden for being small, only beside one that is. Everybody is told no
 * share of which few are, or all but few, nor, where each gives one answer, what would tell that of the others; nor anything
 * of a group that is hidden where it is told `beside`, by less or of the same people. There the sums are told elsewhere, and
 * stay as they are.
 */
export function hiddenGroups(
	tally: Tally,
	told: readonly ToldBy[],
	{ measure, least }: Pick<Indicator, 'measure' | 'least'>,
	audience: Audience,
	beside: ToldBeside = nothing,
	thresholds: Thresholds = defaultThresholds
): ReadonlyMap<string, HiddenGroups> {
	if (told.length > 2) throw new Error('No fact is narrowed by more than two dimensions.');
	const isCount = measure.is === 'count';
	const threshold = Math.max(isCount ? thresholds.count : thresholds.rate, least);
	const isShare = measure.is === 'share' || measure.is === 'options';
	const isPublic = audience === 'everybody';
	const rule = {
		isCount,
		threshold,
		fewest: thresholds.count,
		guardsSides: isShare && isPublic
	};
	const answers = [...tally].map(([option, groups]): Answer => {
		const table = tableOf(groups, told);
		const isWithinHidden = withinHidden(beside, option);
		const isKept: IsKept = (r, c) => isPublic && Object.keys(groupAt(table, told, r, c)).length < told.length;
		const hidden = smallIn(table, rule, isKept).map((row, r) =>
			row.map((isSmall, c) => {
				const group = groupAt(table, told, r, c);
				return isKept(r, c) ? beside.wider(option)(group) : isSmall || isWithinHidden(group);
			})
		);
		return { option, table, hidden, isKept, isWithinHidden };
	});
	const hide = (): boolean =>
		[
			...answers.map((answer) => hideInSums(answer, rule)),
			rule.guardsSides && isOneEach(answers) && hideAmongAnswers(answers, rule.fewest)
		].some(Boolean);
	// What one of them hides may leave another with one hidden.
	while (hide());
	return new Map(
		answers.map(({ option, table, hidden, isWithinHidden }) => [
			option,
			{
				isHidden: (group: Group) => {
					const [r, c] = placeIn(table, told, group) ?? [];
					return r === undefined || c === undefined ? isWithinHidden(group) : hidden[r]?.[c] === true;
				},
				ofUnknown: hidden.some((row, r) => row.some((is, c) => is && isUnknown(table, r, c)))
			}
		])
	);
}

/** Whether a group is hidden for where else it is told: by less, or of the same people. */
function withinHidden({ above, wider, others }: ToldBeside, option: string): IsHidden {
	return (group) =>
		others(option)(group) ||
		above.some((isHidden) => isHidden(group)) ||
		Object.keys(group).some((left) =>
			wider(option)(Object.fromEntries(Object.entries(group).filter(([dimension]) => dimension !== left)))
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
type Answer = {
	option: string;
	table: FactTable;
	hidden: Hidden;
	isKept: IsKept;
	isWithinHidden: IsHidden;
};

const peopleOf = ({ n, base }: Counts, { isCount }: Rule): number => (isCount ? n : base);

/** What is hidden for itself, and what is hidden of how many they are: from the base of a share that is not to be read. */
function smallIn(table: FactTable, rule: Rule, isKept: IsKept): Hidden {
	const isFew = (count: number, least = rule.fewest): boolean => count > 0 && count < least;
	const counts = table.cells.map((row) => row.map((one) => peopleOf(one, rule)));
	const hidden = counts.map((row, r) => row.map((count, c) => isFew(count) && !isUnknown(table, r, c)));
	hideMore(hidden, counts, table, { least: rule.fewest, isKept });
	return hidden.map((row, r) =>
		row.map((before, c) => {
			const { n = 0, base = 0 } = table.cells[r]?.[c] ?? {};
			const isSmall = isFew(counts[r]?.[c] ?? 0, rule.threshold) && !isUnknown(table, r, c);
			return before || isSmall || (rule.guardsSides && (isFew(n) || isFew(base - n)));
		})
	);
}

function hideInSums({ hidden, table, isKept }: Answer, rule: Rule): boolean {
	const each = (of: (one: Counts) => number) => table.cells.map((row) => row.map(of));
	const people = each((one) => peopleOf(one, rule));
	const hideBy = (of: (one: Counts) => number): boolean =>
		hideMore(hidden, each(of), table, { least: rule.fewest, isKept, most: people });
	const sides = rule.guardsSides ? [({ n }: Counts) => n, ({ n, base }: Counts) => base - n] : [];
	return [hideMore(hidden, people, table, { least: rule.threshold, isKept }), ...sides.map(hideBy)].some(
		Boolean
	);
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
			const changed = hideMore(
				after,
				[line],
				{ rows: { lines: [] }, columns: { lines: [places] } },
				{ least: fewest }
			);
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
