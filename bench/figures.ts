import { table } from '../src/command/table.ts';

export type Figure = {
	name: string;
	unit: 'ms' | 's' | 'kB' | 'MB' | 'requests' | 'a second' | '×';
	measured: number;
	/** At most this much, or what a peer needs. */
	asked?: number;
};

/** Prints a table; the ratio is measured ÷ asked, so that less than 1 is good. */
export function printFigures(title: string, figures: Figure[]): void {
	const rows = figures.map(({ name, unit, measured, asked }) => [
		name,
		asked === undefined ? '' : withUnit(asked, unit),
		withUnit(measured, unit),
		asked === undefined ? '' : `${shown(measured / asked)} ×${measured > asked ? '  MISSED' : ''}`
	]);
	console.log(`\n${title}\n\n${table([['figure', 'asked', 'measured', 'ratio'], ...rows])}`);
}

function withUnit(value: number, unit: Figure['unit']): string {
	return `${shown(value)} ${unit}`;
}

/** Three digits that tell something. */
function shown(value: number): string {
	return Number(value.toPrecision(value >= 1000 ? 4 : 3)).toLocaleString('en', { maximumFractionDigits: 4 });
}

export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
