import {
	categoriesIn,
	categoryNamed,
	cohortCategoryName,
	cohortDimensions,
	dimensionName,
	type PeopleMeanings,
	type UnknownColumn
} from '#impact/index.ts';
import { m } from '#messages/messages.js';
import { all, type Values } from '#ui/form/values.ts';

/** More different values than that are no categories: the column says something else, or it is the wrong one. */
const mostAsked = 40;
const notKnown = 'not_said';

/** What a form says of values that are no category: `plain.DIMENSION` and `means.DIMENSION` beside each other. */
export function meaningsFrom(values: Values): PeopleMeanings {
	return Object.fromEntries(
		cohortDimensions.map((of) => {
			const means = all(values, `means.${of}`);
			return [
				of,
				new Map(
					all(values, `plain.${of}`).flatMap((plain, i) => {
						const said = (means[i] ?? '').trim();
						const category = said === '' ? null : categoryNamed(of, said);
						return category === null ? [] : [[plain, category] as const];
					})
				)
			];
		})
	);
}

export type AskedColumn = ReturnType<typeof askedOf>[number];

/** Each value that is no category, with what was said of it, and what there is to choose from. */
export function askedOf(unknown: readonly UnknownColumn[], values: Values, language: string) {
	const collator = new Intl.Collator(language);
	return unknown.map(({ of, column, values: found }) => {
		const [plains, means] = [all(values, `plain.${of}`), all(values, `means.${of}`)];
		const isLong = of === 'country' || of === 'language';
		const options = categoriesIn(of).map((value) => ({
			value,
			label: cohortCategoryName(of, value, language)
		}));
		if (isLong) options.sort((a, b) => collator.compare(a.label, b.label));
		return {
			...{ of, column, name: dimensionName(of, language), isLong },
			options: [{ value: notKnown, label: m.impact_unknown() }, ...options],
			values: found.slice(0, mostAsked).map(({ plain, text, rows }) => {
				const said = means[plains.indexOf(plain)]?.trim() ?? '';
				const isUnread = said !== '' && categoryNamed(of, said) === null;
				return { ...{ plain, text: text.slice(0, 80), rows, said }, isUnread };
			}),
			more: Math.max(0, found.length - mostAsked)
		};
	});
}
