import type { Dashboard } from '#impact/index.server.ts';
import { narrowings, type Narrowing } from '#impact/index.ts';

export type Chooser = {
	name: Narrowing;
	label: string;
	chosen: string;
	options: { value: string; label: string }[];
};

/** What the dashboard can be narrowed by, by name in the reader’s language; years the newest first. */
export function choicesOf({ cohorts, choices, group, names }: Dashboard, language: string): Chooser[] {
	const collator = new Intl.Collator(language);
	return narrowings.map((name) => {
		const values = name === 'cohort' ? cohorts.map(({ slug }) => slug) : choices[name];
		const options = values.map((value) => ({ value, label: names.category(name, value) }));
		if (name === 'year') options.sort((a, b) => (a.value < b.value ? 1 : -1));
		else if (name !== 'cohort') options.sort((a, b) => collator.compare(a.label, b.label));
		return { name, label: names.dimension(name), chosen: group[name] ?? '', options };
	});
}
