import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { keepPage } from './kept-pages.ts';

type Encoding = 'zstd' | 'br' | 'gzip';
type Packing = Encoding | 'zstd, well' | 'br, well';

// Measured on a result page of 55 kB, styles and all: zstd 2 makes 12.5 kB in 0.11 ms, zstd 3 12.2 kB in 0.13 ms, brotli 3 the
// same in 0.25 ms, brotli 4 11.5 kB in 0.48 ms, gzip 3 12.3 kB in 0.20 ms. The 0.7 kB would take 14 ms of a slow line, and a
// tenth of what the page costs us; a thread of the pool would cost more than the work.
const pack: Record<Packing, (body: Buffer) => Buffer> = {
	zstd: (body) => zstd(body, 3),
	// Of a page of 56 kB zstd 5 makes a twentieth less than zstd 3, in 0.31 ms for 0.18; brotli 4 a fiftieth less again, in 0.55.
	'zstd, well': (body) => zstd(body, 5),
	br: (body) => brotli(body, 3),
	'br, well': (body) => brotli(body, 4),
	gzip: (body) => gzipSync(body, { level: 3 })
};

const zstd = (body: Buffer, level: number): Buffer =>
	zstdCompressSync(body, {
		// The answer in one piece, mostly. Node holds it until all memory is collected, and 64 MB of such bring that about.
		chunkSize: 16 * 1024,
		params: { [constants.ZSTD_c_compressionLevel]: level },
		pledgedSrcSize: body.length
	});

const brotli = (body: Buffer, quality: number): Buffer =>
	brotliCompressSync(body, {
		params: {
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
			[constants.BROTLI_PARAM_QUALITY]: quality,
			[constants.BROTLI_PARAM_SIZE_HINT]: body.length
		}
	});

const text = /^(text\/(?!event-stream)|application\/([a-z.-]+\+)?(json|xml|javascript)|image\/svg\+xml)/;

/**
 * Makes a response compress its body when it is text, whole (its length is known) and not encoded already. What is
 * streamed goes out as it comes. A page that was left on the request is the body, whatever is written.
 */
export function compress(request: IncomingMessage, response: ServerResponse): void {
	const writeHead = response.writeHead.bind(response);
	const write = response.write.bind(response);
	const end = response.end.bind(response);
	const collected: Buffer[] = [];

	// Not assigned where it is written: V8 would keep it, and the request with it (docs/decisions/0022-requests-are-let-go.md).
	const collectHead = (status: number, ...rest: []): ServerResponse => {
		const { page } = request;
		if (page !== undefined) response.setHeader('content-length', page.length);
		const plain = rest.length === 0 && isWholeText(response);
		if (plain) addVary(response);
		const encoding = preferredEncoding(request.headers['accept-encoding']);
		const packed = plain && encoding !== null && request.method !== 'HEAD';
		if (!packed && page === undefined) {
			Object.assign(response, { writeHead, write, end });
			return writeHead(status, ...rest);
		}
		response.statusCode = status;
		Object.assign(response, { write: page === undefined ? collect : () => true, end: finish });
		return response;

		function finish(chunk?: unknown): ServerResponse {
			Object.assign(response, { writeHead, write, end });
			if (!packed) {
				if (page !== undefined) response.setHeader('content-length', Buffer.byteLength(page));
				return end(request.method === 'HEAD' ? undefined : page);
			}
			if (typeof chunk === 'string' || chunk instanceof Uint8Array) collect(chunk);
			const packing = packingOf(encoding ?? 'gzip', request.packedWell);
			const body = pack[packing](page === undefined ? Buffer.concat(collected) : encoded(page));
			const tag = response.getHeader('etag');
			if (typeof tag === 'string' && !tag.startsWith('W/')) response.setHeader('etag', `W/${tag}`);
			response.setHeader('content-encoding', encoding ?? 'gzip');
			response.setHeader('content-length', body.length);
			keepPage(request, response, encoding ?? 'gzip', body);
			return end(body);
		}
	};
	Object.assign(response, { writeHead: collectHead });

	function collect(chunk: string | Uint8Array): boolean {
		collected.push(Buffer.from(chunk));
		return true;
	}
}

// One buffer serves all pages, since each is packed in the same breath; one for each would wake the collector again and again.
let scratch = Buffer.allocUnsafeSlow(0);

/** In UTF-8. Good until the next call. */
function encoded(page: string): Buffer {
	if (scratch.length < page.length * 3) scratch = Buffer.allocUnsafeSlow(page.length * 3);
	return scratch.subarray(0, scratch.write(page));
}

/** Below this a packet is a packet. */
const leastBytes = 600;

function isWholeText(response: ServerResponse): boolean {
	return (
		!response.hasHeader('content-encoding') &&
		Number(response.getHeader('content-length') ?? 0) >= leastBytes &&
		text.test(String(response.getHeader('content-type') ?? ''))
	);
}

function addVary(response: ServerResponse): void {
	const vary = String(response.getHeader('vary') ?? '');
	if (!/accept-encoding/i.test(vary))
		response.setHeader('vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding');
}

function packingOf(encoding: Encoding, well = false): Packing {
	return well && encoding !== 'gzip' ? `${encoding}, well` : encoding;
}

/** The best of ours that a request accepts (RFC 9110, 12.5.3), or null for none: the quickest. */
export function preferredEncoding(header: string | string[] | undefined): Encoding | null {
	const accepted = new Set<string>();
	for (const part of String(header ?? '').split(',')) {
		const [name = '', ...parameters] = part
			.trim()
			.toLowerCase()
			.split(/\s*;\s*/);
		if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) accepted.add(name);
	}
	if (accepted.has('zstd')) return 'zstd';
	if (accepted.has('br')) return 'br';
	return accepted.has('gzip') || accepted.has('x-gzip') ? 'gzip' : null;
}
