import type { AnalysedDocument } from './document.ts';

// Little-endian, as every machine we run on is: newestAt f64, counts u32 ×3, periods f64 each, terms u32 each, then the
// filters as one text.
const headBytes = 20;
const writer = new TextEncoder();
const reader = new TextDecoder();

export function pack({ terms, filters, periods, newestAt }: AnalysedDocument): Uint8Array {
	const text = writer.encode(filters.join(' '));
	const bytes = new Uint8Array(headBytes + periods.byteLength + terms.byteLength + text.length);
	const view = new DataView(bytes.buffer);
	view.setFloat64(0, newestAt, true);
	[periods.length, terms.length, text.length].forEach((count, i) => view.setUint32(8 + 4 * i, count, true));
	bytes.set(new Uint8Array(periods.buffer, periods.byteOffset, periods.byteLength), headBytes);
	bytes.set(new Uint8Array(terms.buffer, terms.byteOffset, terms.byteLength), headBytes + periods.byteLength);
	bytes.set(text, headBytes + periods.byteLength + terms.byteLength);
	return bytes;
}

export function unpack(bytes: Uint8Array): AnalysedDocument {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const [periodCount, termCount, textLength] = [
		view.getUint32(8, true),
		view.getUint32(12, true),
		view.getUint32(16, true)
	];
	const termsAt = headBytes + 8 * periodCount;
	const textAt = termsAt + 4 * termCount;
	const text = reader.decode(bytes.subarray(textAt, textAt + textLength));
	return {
		newestAt: view.getFloat64(0, true),
		// Copied: a view of eight-byte numbers cannot begin anywhere.
		periods: new Float64Array(new Uint8Array(bytes.subarray(headBytes, termsAt)).buffer),
		terms: new Uint32Array(new Uint8Array(bytes.subarray(termsAt, textAt)).buffer),
		filters: text === '' ? [] : text.split(' ')
	};
}
