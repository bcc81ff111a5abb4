/**
 * What a camera wrote into a picture beside the picture: where it was taken, with what, when. None of it is kept, but how
 * it is to be turned, without which a face would lie on its side.
 */
export function withoutTraces(bytes: Uint8Array, type: 'image/jpeg' | 'image/png'): Uint8Array | null {
	return type === 'image/jpeg' ? cleanJpeg(bytes) : cleanPng(bytes);
}

/** Keeps JFIF, the colour profile and the picture (ISO/IEC 10918-1 B.1.1.4). Null: it is broken. */
function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
	const kept: Uint8Array[] = [];
	let turned = 1;
	let at = 2;
	for (;;) {
		if (at + 4 > bytes.length || bytes[at] !== 0xff) return null;
		const marker = bytes[at + 1] as number;
		if (marker === 0xff) {
			at++;
			continue;
		}
		// From the first scan on, everything is picture; what stands behind its end is not.
		if (marker === 0xda) break;
		const end = at + 2 + view.getUint16(at + 2);
		if (end > bytes.length || end < at + 4) return null;
		const segment = bytes.subarray(at, end);
		if (marker === 0xe1) turned = orientationIn(segment) ?? turned;
		const told = marker >= 0xe0 && marker <= 0xef;
		const isColour = marker === 0xe0 || marker === 0xe2 || marker === 0xee;
		if (marker !== 0xfe && (!told || isColour)) kept.push(segment);
		at = end;
	}
	const last = bytes.lastIndexOf(0xd9);
	if (last <= at || bytes[last - 1] !== 0xff) return null;
	const turning = turned === 1 ? [] : [orientationSegment(turned)];
	return joined([bytes.subarray(0, 2), ...turning, ...kept, bytes.subarray(at, last + 1)]);
}

const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientation = 0x0112;

/** The one tag of a camera's that changes what is seen (Exif 2.32, 4.6.4). */
function orientationIn(segment: Uint8Array): number | null {
	if (!exif.every((byte, i) => segment[4 + i] === byte) || segment.length < 24) return null;
	const view = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10);
	const little = view.getUint16(0) === 0x4949;
	const first = view.getUint32(4, little);
	if (first + 2 > view.byteLength) return null;
	const count = view.getUint16(first, little);
	for (let i = 0; i < count; i++) {
		const entry = first + 2 + 12 * i;
		if (entry + 12 > view.byteLength) return null;
		if (view.getUint16(entry, little) !== orientation) continue;
		const value = view.getUint16(entry + 8, little);
		return value >= 1 && value <= 8 ? value : null;
	}
	return null;
}

/** That tag by itself. */
function orientationSegment(value: number): Uint8Array {
	const tiff = [
		0x4d,
		0x4d,
		0,
		0x2a,
		0,
		0,
		0,
		8,
		0,
		1,
		0x01,
		0x12,
		0,
		3,
		0,
		0,
		0,
		1,
		0,
		value,
		0,
		0,
		0,
		0,
		0,
		0
	];
	const length = 2 + exif.length + tiff.length;
	return Uint8Array.from([0xff, 0xe1, length >> 8, length & 255, ...exif, ...tiff]);
}

const pngKept = new Set([
	'IHDR',
	'PLTE',
	'IDAT',
	'IEND',
	'tRNS',
	'gAMA',
	'cHRM',
	'sRGB',
	'iCCP',
	'sBIT',
	'bKGD',
	'pHYs'
]);

/** Keeps the chunks that are the picture (PNG, third edition, 5). Null: it is broken. */
function cleanPng(bytes: Uint8Array): Uint8Array | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const kept: Uint8Array[] = [bytes.subarray(0, 8)];
	for (let at = 8; at + 12 <= bytes.length;) {
		const end = at + 12 + view.getUint32(at);
		if (end > bytes.length) return null;
		const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (pngKept.has(name)) kept.push(bytes.subarray(at, end));
		if (name === 'IEND') return joined(kept);
		at = end;
	}
	return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
