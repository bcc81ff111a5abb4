/**
 * A table of texts in CSV (RFC 4180): comma, semicolon or tab, whichever the first line has most of; a mark of UTF-8 is
 * skipped. An apostrophe that our own export put before a formula is taken off. Pure, and linear in its length.
 */
export function tableFromCsv(text: string): string[][] {
	const source = text.replace(/^\ufeff/u, '');
	const first = source.slice(0, source.search(/[\r\n]|$/u));
	const separator = [',', ';', '\t'].reduce((best, one) =>
		first.split(one).length > first.split(best).length ? one : best
	);
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < source.length) {
		let cell = '';
		if (source[at] === '"') {
			const start = at + 1;
			let end = source.indexOf('"', start);
			while (end >= 0 && source[end + 1] === '"') end = source.indexOf('"', end + 2);
			if (end < 0) end = source.length;
			cell = source.slice(start, end).replaceAll('""', '"');
			at = end + 1;
		}
		const start = at;
		while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r') at++;
		cell += source.slice(start, at);
		row.push(cell.replace(/^'(?=[=+\-@＝＋－＠\t])/u, ''));
		if (source[at] === separator) {
			at++;
			if (at === source.length) row.push('');
			continue;
		}
		if (source[at] === '\r' && source[at + 1] === '\n') at++;
		at++;
		rows.push(row);
		row = [];
	}
	if (row.length > 0) rows.push(row);
	return rows.filter((cells) => cells.some((cell) => cell !== ''));
}
