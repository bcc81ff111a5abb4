import type { Audience } from './fact-suppression.ts';
import { dimensionsOf, finestOf, type ToldBy } from './fact-table.ts';
import { derivedFrom } from './group.ts';
import type { Indicator } from './indicator.ts';
import { toldElsewhere } from './told-elsewhere.ts';

/** What is told by one thing less. */
export function widerThan(told: readonly ToldBy[]): string[][] {
	return told.map(({ dimension }) =>
		told.flatMap((one) => (one.dimension === dimension ? [] : one.dimension))
	);
}

/** Everything that is counted to tell a breakdown, and to know what of it is not told. */
export function countedFor(
	indicator: Indicator,
	by: readonly string[],
	audience: Audience
): { indicator: Indicator; by: readonly string[] }[] {
	const told = finestOf(by, indicator.by, derivedFrom);
	const own = [by, dimensionsOf(told)].map((one) => ({ indicator, by: one }));
	if (audience === 'evaluators') return own;
	const dimensions = told.map(({ dimension }) => dimension);
	return [
		...own,
		...widerThan(told).flatMap((wider) => countedFor(indicator, wider, audience)),
		...toldElsewhere(indicator, dimensions).flatMap((one) => [
			...countedFor(one.indicator, one.by, audience),
			...(one.across === null ? [] : [{ indicator: one.indicator, by: [one.across] }])
		])
	];
}
