import { transcode } from 'node:buffer';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ZstdCompress } from 'minizlib';

export type Encoding = 'zstd' | 'br' | 'gzip';
/** `well`: a twentieth smaller, for twice the time. */
export type Packing = Encoding | 'zstd, well' | 'br, well';

const { ZSTD_c_compressionLevel: level, ZSTD_c_hashLog: hashLog, ZSTD_c_chainLog: chainLog } = constants;

// Measured on a result page of 60 kB, styles and all: zstd 2 makes 13.9 kB in 0.17 ms, zstd 3 13.4 kB in 0.20 ms, brotli 3 the
// same in 0.25 ms, brotli 4 12.6 kB in 0.48 ms, gzip 3 13.5 kB in 0.20 ms. The 0.7 kB would take 14 ms of a slow line, and a
// tenth of what the page costs us; a thread of the pool would cost more than the work.
const zstdOfPages = zstd({ [level]: 3, [hashLog]: 13, [chainLog]: 13 });
const zstdOfMore = zstd({ [level]: 3 });
const zstdWell = zstd({ [level]: 5 });

/** Tables for a page find in a page what larger ones find, and do not push all else out of the processor's memory. */
const mostOfPage = 128 * 1024;

export const pack: Record<Packing, (body: Buffer) => Buffer> = {
	zstd: (body) => (body.length > mostOfPage ? zstdOfMore(body) : zstdOfPages(body)),
	'zstd, well': zstdWell,
	br: (body) => brotli(body, 3),
	// Of a page of 56 kB zstd 5 makes a twentieth less than zstd 3; brotli 4 a fiftieth less again, in almost twice the time.
	'br, well': (body) => brotli(body, 4),
	gzip: (body) => gzipSync(body, { level: 3 })
};

/**
 * One stream packs one body after another, each into a frame of its own. Node's own `zstdCompressSync` makes a new one each time,
 * a third of the work, and keeps it with its output until all memory is collected (docs/decisions/0022-requests-are-let-go.md).
 */
function zstd(params: Record<number, number>): (body: Buffer) => Buffer {
	let parts: Buffer[] = [];
	let stream: ZstdCompress | null = null;
	const opened = (): ZstdCompress => {
		const options = { flush: constants.ZSTD_e_end, chunkSize: 64 * 1024, params };
		return new ZstdCompress(options).on('data', (part) => parts.push(part));
	};
	return (body) => {
		parts = [];
		try {
			stream ??= opened();
			stream.write(body);
			return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
		} catch (error) {
			stream = null;
			throw error;
		} finally {
			parts = [];
		}
	};
}

function brotli(body: Buffer, quality: number): Buffer {
	return brotliCompressSync(body, {
		params: {
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
			[constants.BROTLI_PARAM_QUALITY]: quality,
			[constants.BROTLI_PARAM_SIZE_HINT]: body.length
		}
	});
}

let scratch = Buffer.allocUnsafeSlow(0);

/**
 * The text of all pieces in UTF-8. By way of UTF-16, which is how V8 holds a page: it would write UTF-8 one character after the
 * other, `transcode` takes many at a time and needs a third as long, the way there included.
 */
export function encoded(pieces: readonly string[]): Buffer {
	const bytes = 2 * pieces.reduce((sum, piece) => sum + piece.length, 0);
	if (scratch.length < bytes) scratch = Buffer.allocUnsafeSlow(bytes);
	let end = 0;
	for (const piece of pieces) end += scratch.write(piece, end, 'utf16le');
	try {
		return transcode(scratch.subarray(0, end), 'utf16le', 'utf8');
	} catch {
		// Half a character somewhere, which becomes the mark for what cannot be read.
		return Buffer.from(pieces.join(''));
	}
}
