/** Where something stands in what was given: line and column from 1, columns in UTF-16 units as editors count them. */
export type Place = { line: number; column: number; quote: string };

/** Half open, in UTF-16 units of the whole text. */
export type Span = { start: number; end: number };

/** Turns spans of one text into places. */
export function placesIn(text: string): (span: Span) => Place {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return ({ start, end }) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((starts[middle] ?? 0) <= start) low = middle;
			else high = middle - 1;
		}
		const quote = text.slice(start, end).replace(/\s+/g, ' ').trim();
		return { line: low + 1, column: start - (starts[low] ?? 0) + 1, quote };
	};
}
