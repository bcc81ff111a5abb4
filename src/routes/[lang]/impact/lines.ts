import type { Breakdown, Names } from '#impact/index.server.ts';
import { factText, type Fact, type Indicator } from '#impact/index.ts';

/** A number as the page shows it. `size`: its bar, from 0 to 100; null: there is none to draw. */
export type Line = {
	key: string;
	name: string;
	state: Fact['state'];
	value: string;
	n: string;
	base: string;
	missing: string;
	size: number | null;
};
export type Lines = { id: string; title: string; by: string | null; lines: Line[] };

/** A number that is not told stands there as a word, and once: its parts would only repeat it. */
export function lineOf(fact: Fact, name: string, largest: number, language: string): Line {
	const part = (facet: 'n' | 'base' | 'missing'): string =>
		fact.state === 'told' ? factText(fact, facet, language) : '–';
	return {
		...{ key: fact.key, name, state: fact.state, value: factText(fact, 'value', language) },
		...{ n: part('n'), base: part('base'), missing: part('missing') },
		size: fact.value === null || largest === 0 ? null : Math.round((1000 * fact.value) / largest) / 10
	};
}

export function linesOf({ indicator, by, facts }: Breakdown, names: Names, language: string): Lines {
	const largest = largestOf(indicator, facts);
	return {
		...{ id: indicator.id, title: names.indicator(indicator) },
		by: by === null ? null : names.dimension(by),
		lines: facts.map((fact) => {
			const own = by === null ? {} : { [by]: fact.group[by] ?? '' };
			return lineOf(fact, names.fact({ ...fact, group: own }), largest, language);
		})
	};
}

/** What the longest bar stands for: all of a share or a scale, the largest of several counts. */
function largestOf(indicator: Indicator, facts: readonly Fact[]): number {
	switch (indicator.measure.is) {
		case 'count':
			return Math.max(0, ...facts.map(({ value }) => value ?? 0));
		case 'share':
		case 'options':
			return 1;
		case 'mean':
			return Math.max(...facts.map(({ value }) => value ?? 0)) <= 5 ? 5 : 100;
	}
}
