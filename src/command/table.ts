/** Rows as plain text in columns, two spaces apart. Control characters of what came from outside are left out. */
export function table(rows: string[][]): string {
	const clean = rows.map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, ' ')));
	const widths = clean.reduce<number[]>(
		(widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, Math.min(cell.length, 60))),
		[]
	);
	return clean
		.map((row) =>
			row
				.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}
