import type { IncomingMessage, ServerResponse } from 'node:http';
import { remembered } from '#platform/index.ts';
import { keepPage } from './kept-pages.ts';
import { encoded, pack, type Encoding, type Packing } from './packers.ts';

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
		if (page !== undefined) response.setHeader('content-length', charactersOf(page));
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
				const whole = page && encoded(page);
				if (whole) response.setHeader('content-length', whole.length);
				return end(request.method === 'HEAD' ? undefined : whole);
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

const charactersOf = (page: readonly string[]): number => page.reduce((sum, piece) => sum + piece.length, 0);

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
export const preferredEncoding = (header: string | string[] | undefined): Encoding | null =>
	preferredIn(String(header ?? ''));

// Browsers send some ten different ones.
const preferredIn = remembered((header): Encoding | null => {
	const accepted = new Set<string>();
	for (const part of header.split(',')) {
		const [name = '', ...parameters] = part
			.trim()
			.toLowerCase()
			.split(/\s*;\s*/);
		if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) accepted.add(name);
	}
	if (accepted.has('zstd')) return 'zstd';
	if (accepted.has('br')) return 'br';
	return accepted.has('gzip') || accepted.has('x-gzip') ? 'gzip' : null;
}, 100);
