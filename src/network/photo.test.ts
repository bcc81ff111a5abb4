import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { withoutTraces } from './photo.ts';

const text = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('latin1');
const segment = (marker: number, body: number[]) => {
	const length = body.length + 2;
	return [0xff, marker, length >> 8, length & 255, ...body];
};
const chars = (words: string) => [...words].map((letter) => letter.charCodeAt(0));
/** Exif in little-endian order, as many cameras write it: orientation, and where it was taken as words. */
const exif = (turned: number) =>
	segment(0xe1, [
		...chars('Exif\0\0II'),
		...[0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0],
		...chars('GPS 41.3 N 69.2 E')
	]);
const jpeg = (...segments: number[][]) =>
	Uint8Array.from([
		...[0xff, 0xd8],
		...segments.flat(),
		...segment(0xdb, [0, 1, 2]),
		...segment(0xda, [1, 1, 0]),
		...[9, 8, 7, 0xff, 0xd9],
		...chars('hidden behind the end')
	]);

test('where and with what a photo was taken is gone; how it is turned stays', () => {
	const clean = withoutTraces(
		jpeg(segment(0xe0, chars('JFIF\0')), exif(6), segment(0xfe, chars('my house'))),
		'image/jpeg'
	);
	expect(text(clean)).not.toMatch(/GPS|my house|hidden/u);
	expect(text(clean)).toContain('JFIF');
	expect(text(clean)).toContain('Exif');
	expect([...(clean ?? [])].slice(-5)).toEqual([9, 8, 7, 0xff, 0xd9]);
	// A cleaned photo is as clean as it gets.
	expect(withoutTraces(clean as Uint8Array, 'image/jpeg')).toEqual(clean);
});

test('a photo that stands upright needs no word about it', () => {
	expect(text(withoutTraces(jpeg(exif(1)), 'image/jpeg'))).not.toContain('Exif');
});

test.each([
	['that ends in the middle', jpeg().slice(0, 12)],
	['whose segment is longer than the file', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2])],
	['that is none', Uint8Array.from(chars('%PDF-1.7 and so on'))]
])('a JPEG %s is refused', (_, bytes) => expect(withoutTraces(bytes, 'image/jpeg')).toBe(null));

test('a PNG keeps its picture and loses its words', () => {
	const chunk = (name: string, body: Uint8Array) => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(body.length);
		return Buffer.concat([length, Buffer.from(name), body, Buffer.alloc(4)]);
	};
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
	const png = Buffer.concat([
		signature,
		chunk('IHDR', Buffer.alloc(13)),
		chunk('tEXt', Buffer.from('Author\0Somebody')),
		chunk('eXIf', Buffer.from('GPS')),
		chunk('IDAT', deflateSync(Buffer.alloc(10))),
		chunk('IEND', Buffer.alloc(0)),
		Buffer.from('hidden')
	]);
	const clean = text(withoutTraces(png, 'image/png'));
	expect(clean).not.toMatch(/tEXt|eXIf|GPS|Somebody|hidden/u);
	expect(clean).toMatch(/IHDR[\s\S]*IDAT[\s\S]*IEND/u);
	expect(withoutTraces(png.subarray(0, 40), 'image/png')).toBe(null);
});
