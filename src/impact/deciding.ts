import type { Indicator } from './indicator.ts';
import { maskOf, namedIn } from './part.ts';
import type { Column, Rows } from './rows.ts';
import { countingsOf } from './tally.ts';

/** Of an indicator: somebody is of its part, of the rest of its base, or of neither. */
export type Standing = 'part' | 'rest' | 'else';

/** More values than these are told by nobody one by one, and would make every table as many times larger. */
const mostValues = 12;

/**
 * What decides whom an indicator counts, where it is one thing alone: the certificate, the answer to one question. `allows`:
 * whether somebody of that value can stand so. Two indicators that one thing decides tell of each other: who got neither
 * certificate is nobody's part, and follows from both. Null: several things decide, or one of too many values.
 */
export function decidingOf(
	indicator: Indicator,
	option: string,
	columnOf: (name: string) => Column | undefined
): { name: string; values: string[]; allows: (value: string, standing: Standing) => boolean } | null {
	const { measure } = indicator;
	const base = new Set('base' in measure ? namedIn(measure.base) : []);
	const part = new Set('part' in measure ? namedIn(measure.part) : []);
	if (measure.is === 'options') part.add(measure.question);
	const all = new Set([...part, ...base]);
	const isWhole = all.size === 1 && measure.is !== 'mean';
	const [name] = isWhole ? all : base;
	const column = name === undefined ? undefined : columnOf(name);
	const values = column && valuesOf(column);
	if (name === undefined || !values || (!isWhole && base.size > 1)) return null;
	const rows = rowsOf(name, values, column.kind);
	if (!isWhole) {
		const within = 'base' in measure && measure.base ? maskOf(rows, measure.base) : null;
		if (!within) return null;
		const isIn = new Set(values.filter((_, row) => within.met[row] === 1));
		return { name, values, allows: (value, standing) => standing === 'else' || isIn.has(value) };
	}
	const counting = countingsOf(rows, indicator)?.get(option);
	if (!counting) return null;
	const standings = new Map(
		values.map((value, row): [string, Standing] => [
			value,
			counting.n[row] ? 'part' : counting.base[row] ? 'rest' : 'else'
		])
	);
	return { name, values, allows: (value, standing) => (standings.get(value) ?? 'else') === standing };
}

/** Every value that occurs, and '': nothing was said. */
function valuesOf(column: Column): string[] | null {
	switch (column.kind) {
		case 'one':
			return column.categories.length > mostValues ? null : [...column.categories];
		case 'number': {
			const values = new Set(column.values.filter((value) => !Number.isNaN(value)));
			return values.size > mostValues ? null : ['', ...[...values].map(String)];
		}
		case 'several':
			return null;
	}
}

/** Somebody of each value, who is known by nothing else. */
function rowsOf(name: string, values: readonly string[], kind: Column['kind']): Rows {
	const column: Column =
		kind === 'number'
			? { kind, values: Float64Array.from(values, (value) => (value === '' ? Number.NaN : Number(value))) }
			: {
					kind: 'one',
					categories: ['', ...values.filter((value) => value !== '')],
					codes: new Uint16Array(values.length)
				};
	if (column.kind === 'one')
		for (const [row, value] of values.entries()) column.codes[row] = column.categories.indexOf(value);
	return { size: values.length, weights: null, columns: new Map([[name, column]]) };
}

/** The value of a row, as `decidingOf` names it. */
export function valueIn(column: Column | undefined, row: number): string {
	switch (column?.kind) {
		case 'one':
			return column.categories[column.codes[row] ?? 0] ?? '';
		case 'number': {
			const value = column.values[row] ?? Number.NaN;
			return Number.isNaN(value) ? '' : String(value);
		}
		default:
			return '';
	}
}

/** Every value of several columns of one question; undefined where there is none, or not of one kind. */
export function joinedColumn(columns: readonly Column[]): Column | undefined {
	const [first] = columns;
	if (first?.kind === 'one' && columns.every((column) => column.kind === 'one')) {
		const categories = [...new Set(columns.flatMap((column) => column.categories))];
		return { kind: 'one', categories, codes: new Uint16Array(0) };
	}
	if (first?.kind === 'number' && columns.every((column) => column.kind === 'number'))
		return {
			kind: 'number',
			values: Float64Array.from(new Set(columns.flatMap(({ values }) => [...values])))
		};
	return undefined;
}
