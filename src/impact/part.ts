import { leavesOf, type Condition, type ConditionLeaf } from '#surveys/index.ts';
import type { Part } from './indicator.ts';
import { matrixColumn, type Column, type Rows } from './rows.ts';

/** For each row 1 or 0. `said`: whether everything the part is decided by was answered. */
export type Mask = { met: Uint8Array; said: Uint8Array };

/** What it is decided by: dimensions of people, or questions. */
export function namedIn(part: Part | null): string[] {
	if (!part) return [];
	return 'in' in part ? Object.keys(part.in) : leavesOf(part.when).map(({ question }) => question);
}

/** Which rows are of a part; null: what decides it was never asked of them. The same as `isMet` of each, a column at a time. */
export function maskOf(rows: Rows, part: Part): Mask | null {
	return 'when' in part ? maskOfCondition(rows, part.when) : maskOfCategories(rows, part.in);
}

function maskOfCategories(rows: Rows, wanted: Extract<Part, { in: unknown }>['in']): Mask | null {
	const masks = Object.entries(wanted).map(([dimension, categories]): Mask | null => {
		const column = rows.columns.get(dimension);
		if (column?.kind !== 'one') return null;
		const codes = new Set(categories.map((category) => column.categories.indexOf(category)));
		return { met: each(rows, (row) => codes.has(column.codes[row] ?? 0)), said: saidIn(rows, column) };
	});
	return joined(rows, masks, 'all');
}

function maskOfCondition(rows: Rows, condition: Condition): Mask | null {
	if ('all' in condition)
		return joined(
			rows,
			condition.all.map((one) => maskOfCondition(rows, one)),
			'all'
		);
	if ('any' in condition)
		return joined(
			rows,
			condition.any.map((one) => maskOfCondition(rows, one)),
			'any'
		);
	if ('not' in condition) {
		const mask = maskOfCondition(rows, condition.not);
		return mask && { met: each(rows, (row) => mask.met[row] === 0), said: mask.said };
	}
	return maskOfLeaf(rows, condition);
}

function maskOfLeaf(rows: Rows, leaf: ConditionLeaf): Mask | null {
	const name =
		'has' in leaf && leaf.row !== undefined ? matrixColumn(leaf.question, leaf.row) : leaf.question;
	const column = rows.columns.get(name);
	if (!column) return null;
	const said = saidIn(rows, column);
	// Whether somebody answered is always known.
	if ('is' in leaf) return { met: said, said: each(rows, () => true) };
	if ('has' in leaf) return { met: hasIn(rows, column, leaf.has), said };
	if (column.kind !== 'number') return { met: new Uint8Array(rows.size), said };
	const { values } = column;
	const met = each(rows, (row) =>
		'least' in leaf ? (values[row] ?? NaN) >= leaf.least : (values[row] ?? NaN) <= leaf.most
	);
	return { met, said };
}

function hasIn(rows: Rows, column: Column, wanted: string): Uint8Array {
	switch (column.kind) {
		case 'several':
			return column.options.get(wanted) ?? new Uint8Array(rows.size);
		case 'number':
			return each(rows, (row) => String(column.values[row]) === wanted);
		case 'one': {
			const code = column.categories.indexOf(wanted);
			return each(rows, (row) => code > 0 && column.codes[row] === code);
		}
	}
}

export function saidIn(rows: Rows, column: Column): Uint8Array {
	switch (column.kind) {
		case 'several':
			return column.said;
		case 'number':
			return each(rows, (row) => !Number.isNaN(column.values[row] ?? NaN));
		case 'one':
			return each(rows, (row) => column.codes[row] !== 0);
	}
}

function joined(rows: Rows, masks: readonly (Mask | null)[], by: 'all' | 'any'): Mask | null {
	const known = masks.filter((mask) => mask !== null);
	if (known.length < masks.length) return null;
	return {
		met: each(rows, (row) =>
			by === 'all' ? known.every(({ met }) => met[row] === 1) : known.some(({ met }) => met[row] === 1)
		),
		said: each(rows, (row) => known.every(({ said }) => said[row] === 1))
	};
}

function each({ size }: Rows, test: (row: number) => boolean): Uint8Array {
	const mask = new Uint8Array(size);
	for (let row = 0; row < size; row++) if (test(row)) mask[row] = 1;
	return mask;
}
