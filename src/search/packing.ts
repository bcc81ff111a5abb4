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

export function unpack(bytes: Uint8Array): AnalysedDocument {
	// Numbers of eight bytes cannot begin anywhere: a copy begins at 0, and each part a multiple of its numbers behind it.
	return new Unpacked(bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes));
}

class Unpacked implements AnalysedDocument {
	readonly newestAt: number;
	readonly periods: Float64Array;
	readonly terms: Uint32Array;
	readonly filterTerms: Uint32Array;
	readonly #text: Uint8Array;

	constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
		const view = new DataView(buffer, byteOffset, byteLength);
		const count = (i: number) => view.getUint32(8 + 4 * i, true);
		const periodsAt = byteOffset + headBytes;
		const termsAt = periodsAt + 8 * count(0);
		const filtersAt = termsAt + 4 * count(1);
		const textAt = filtersAt + 4 * count(2);
		this.newestAt = view.getFloat64(0, true);
		this.periods = new Float64Array(buffer, periodsAt, count(0));
		this.terms = new Uint32Array(buffer, termsAt, count(1));
		this.filterTerms = new Uint32Array(buffer, filtersAt, count(2));
		this.#text = new Uint8Array(buffer, textAt, count(3));
	}

	/** Read only when someone asks: the terms are enough where they are known. */
	get filters(): string[] {
		const text = reader.decode(this.#text);
		return text === '' ? [] : text.split(' ');
	}
}
