import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from './packing.ts';

test('a document is unpacked as it was packed, wherever its bytes lie', () => {
	const document = fc.record({
		terms: fc.uint32Array(),
		filterTerms: fc.uint32Array(),
		filters: fc.array(fc.stringMatching(/^[a-z]+:[\p{L}\p{N}]+$/u)),
		periods: fc.float64Array(),
		newestAt: fc.integer()
	});
	fc.assert(
		fc.property(document, fc.nat({ max: 9 }), (one, shift) => {
			const bytes = pack(one);
			const elsewhere = new Uint8Array(bytes.length + shift);
			elsewhere.set(bytes, shift);
			const found = unpack(elsewhere.subarray(shift));
			expect({ ...found, filters: found.filters }).toEqual(one);
		})
	);
});
