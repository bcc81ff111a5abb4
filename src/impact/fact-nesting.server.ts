import { decidingOf, joinedColumn, type Standing } from './deciding.ts';
import { parseKey } from './fact-key.ts';
import { derivedFrom, type Cell, type Nesting } from './group.ts';
import type { Indicator } from './indicator.ts';
import { regionOf, type Portion } from './population.server.ts';
import type { Column } from './rows.ts';
import { dimensionIn } from './told-population.ts';

/** Of neither the part nor the rest of what an indicator counts. */
export const outside: Standing = 'else';

/** Which place or time follows from which, by the names of this population. */
export function placesOf(prefix: string, cells: readonly Cell[]): Nesting {
	const named = (name: string): string => dimensionIn(prefix, name);
	return Object.fromEntries(
		Object.entries(derivedFrom).map(([outer, inner]) => {
			const known = new Map(cells.map((cell) => [cell.in[named(inner)] ?? '', cell.in[named(outer)] ?? '']));
			const outerOf = (category: string): string =>
				known.get(category) ?? (inner === 'country' ? regionOf(category) : '');
			return [named(outer), { in: named(inner), allows: (within, around) => outerOf(within) === around }];
		})
	);
}

/** What somebody stands by in each indicator, by the names of this population; left out where somebody stands otherwise. */
export function standingsOf(
	prefix: string,
	deciding: ReadonlyMap<string, Deciding>,
	cells: readonly Cell[]
): Nesting {
	const named = (name: string): string => dimensionIn(prefix, name);
	return Object.fromEntries(
		[...deciding].flatMap(([derived, { name, allows }]) => {
			const [outer, inner] = [named(derived), named(name)];
			const isTrue = cells.every((cell) => allows(cell.in[inner] ?? '', standingIn(cell.in[outer])));
			const of = (within: string, around: string): boolean => allows(within, standingIn(around));
			return isTrue ? [[outer, { in: inner, allows: of }]] : [];
		})
	);
}

const standingIn = (category: string | undefined): Standing =>
	category === 'part' || category === 'rest' ? category : outside;

export type Deciding = NonNullable<ReturnType<typeof decidingOf>>;

/** What decides each number, of all who answered it. A weighted one leaves some out, so that nothing else decides it. */
export function decidingIn(
	derived: readonly string[],
	indicators: ReadonlyMap<string, Indicator>,
	portions: readonly Portion[]
): Map<string, Deciding> {
	const columnOf = (name: string): Column | undefined =>
		joinedColumn(portions.flatMap(({ rows }) => rows.columns.get(name) ?? []));
	return new Map(
		derived.flatMap((name) => {
			const indicator = indicatorOf(name, indicators);
			if (!indicator || indicator.weighting === 'cohort') return [];
			const option = parseKey(name.slice('is:'.length))?.option ?? '';
			const found = decidingOf(indicator, option, columnOf);
			return found ? [[name, found]] : [];
		})
	);
}

/** Of a dimension that says who is of its part: `is:application`. */
export function indicatorOf(name: string, indicators: ReadonlyMap<string, Indicator>): Indicator | undefined {
	return indicators.get(parseKey(name.slice('is:'.length))?.indicator ?? '');
}
