import type { AnalysedDocument } from './document.ts';

// Little-endian, as every machine we run on is: newestAt f64, counts u32 ×4, periods f64 each, terms u32 each, the filters'
// terms u32 each, then the filters as one text.
const headBytes = 24;
const writer = new TextEncoder();
const reader = new TextDecoder();

export function pack({ terms, filters, filterTerms, periods, newestAt }: AnalysedDocument): Uint8Array {
	const text = writer.encode(filters.join(' '));
	const parts = [periods, terms, filterTerms, text];
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, headBytes));
	const view = new DataView(bytes.buffer);
	view.setFloat64(0, newestAt, true);
	let at = headBytes;
	for (const [i, part] of parts.entries()) {
		view.setUint32(8 + 4 * i, part.length, true);
		bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
		at += part.byteLength;
	}
	return bytes;
}

/** The names of the filters are read only when someone asks: the terms are enough where they are known. */
export function unpack(bytes: Uint8Array): AnalysedDocument {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const count = (i: number) => view.getUint32(8 + 4 * i, true);
	const termsAt = headBytes + 8 * count(0);
	const filtersAt = termsAt + 4 * count(1);
	const textAt = filtersAt + 4 * count(2);
	// Copied: a view of numbers of several bytes cannot begin anywhere.
	const copy = (from: number, until: number) => new Uint8Array(bytes.subarray(from, until)).buffer;
	return {
		newestAt: view.getFloat64(0, true),
		periods: new Float64Array(copy(headBytes, termsAt)),
		terms: new Uint32Array(copy(termsAt, filtersAt)),
		filterTerms: new Uint32Array(copy(filtersAt, textAt)),
		get filters() {
			const text = reader.decode(bytes.subarray(textAt, textAt + count(3)));
			return text === '' ? [] : text.split(' ');
		}
	};
}
