import type { ChartRow } from './chart.ts';
import { shownState } from './chart-state.ts';
import type { Fact, FactKey } from './fact.ts';
import { factText } from './fact-text.ts';

/** One line of a chart, a table or a map: a fact under the name of its category. */
export type FigureRow = ChartRow & {
	key: FactKey;
	/** Its category in the dimension shown, or its answer. */
	category: string;
	n: string;
	base: string;
	missing: string;
};

export type FigureKind = 'chart' | 'table' | 'map';

/** A chart, a table or a map in words: all three are drawn of the same rows. */
export type Figure = {
	kind: FigureKind;
	/** Counted from 1 through the story. */
	number: number;
	title: string;
	/** What is counted, and of whom. */
	counts: string;
	/** What is above the first column. */
	head: string;
	unit: Fact['unit'];
	/** Of how many, where it is the same for all that is told. */
	base: string | null;
	rows: FigureRow[];
};

/** Each fact under the name of its category. */
export function rowsOf(
	facts: readonly Fact[],
	nameOf: (fact: Fact) => { category: string; label: string },
	language: string
): FigureRow[] {
	return facts.map((fact) => ({
		...nameOf(fact),
		key: fact.key,
		state: shownState(fact),
		value: fact.value,
		text: factText(fact, 'value', language),
		n: factText(fact, 'n', language),
		base: factText(fact, 'base', language),
		missing: factText(fact, 'missing', language)
	}));
}

/** The largest first; then what may not be told, then what nobody answered. Of equal ones the order given stays. */
export function largestFirst(rows: readonly FigureRow[]): FigureRow[] {
	const rank = ({ state }: FigureRow) => (state === 'no_answer' ? 2 : state === 'suppressed' ? 1 : 0);
	return rows.toSorted((a, b) => rank(a) - rank(b) || (b.value ?? 0) - (a.value ?? 0));
}

/** The base that every told row has, in words; null where they differ, or none is told. */
export function commonBase(facts: readonly Fact[], language: string): string | null {
	const told = facts.filter(({ state }) => state === 'told');
	const [first] = told;
	return first && told.every(({ base }) => base === first.base) ? factText(first, 'base', language) : null;
}
