import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encoded, pack } from './packers.ts';

const opened = {
	zstd: zstdDecompressSync,
	'zstd, well': zstdDecompressSync,
	br: brotliDecompressSync,
	'br, well': brotliDecompressSync,
	gzip: gunzipSync
};

describe.each(Object.keys(pack) as (keyof typeof pack)[])('%s', (packing) => {
	test('gives back every body, one after the other', () => {
		// Short and long in turn: a stream that serves them all must keep nothing of the one before.
		for (const size of [600, 60_000, 1, 3_000_000, 0, 70_000, 200_000]) {
			const body = Buffer.from(Array.from({ length: size }, (_, i) => (i * i) % 251));
			expect(opened[packing](pack[packing](body)).equals(body), String(size)).toBe(true);
		}
	});

	test('hands out what a later body does not overwrite', () => {
		const first = pack[packing](Buffer.from('a'.repeat(5_000)));
		pack[packing](Buffer.from('b'.repeat(5_000)));
		expect(opened[packing](first).toString()).toBe('a'.repeat(5_000));
	});
});

describe('text in UTF-8', () => {
	test('is the text of all pieces', () => {
		const unit = fc.constantFrom('a', 'é', '·', 'ж', 'م', '移', '😀', '\u2028');
		fc.assert(
			fc.property(fc.array(fc.string({ unit, maxLength: 50 }), { maxLength: 4 }), (pieces) => {
				expect(encoded(pieces).toString()).toBe(pieces.join(''));
			})
		);
	});

	test('half a character is marked, the rest is as it was', () => {
		expect(encoded(['<p>ab\ud83d', '</p>']).toString()).toBe('<p>ab\ufffd</p>');
		expect(encoded(['next']).toString()).toBe('next');
	});

	test('a character may be parted between two pieces', () => {
		expect(encoded(['\ud83d', '\ude00']).toString()).toBe('😀');
	});
});
