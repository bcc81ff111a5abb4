import type { IncomingMessage, ServerResponse } from 'node:http';
import { setResponse } from '@sveltejs/kit/node';
import { faultText } from '#platform/index.ts';
import { log } from '#platform/index.server.ts';
import { privateHeaders } from './proxy.ts';
import type { Handler } from './server.ts';

/** What the build says beside its handler (build/adapter-node.js): SvelteKit's server, and the files that the handler sends. */
export type BuiltPages = {
	server: {
		respond: (
			request: Request,
			from: { platform: { req: IncomingMessage }; getClientAddress: () => string }
		) => Promise<Response>;
	};
	assets: { entries: [path: string, file: unknown][] };
};

/** Bytes of a body that is read, or sent, in one piece; what is longer is streamed. */
const shortBody = 1_000_000;

/**
 * Asks SvelteKit's server for pages itself. The handler that is built around it gives each request a signal, which stays in
 * memory until a full collection, and streams what it reads and sends: a fifth of what a small answer costs. Files, and what
 * has a long body or one of unknown length, are left to the handler.
 */
export function pagesOf(handler: Handler, { server, assets }: BuiltPages): Handler {
	const files = new Set(assets.entries.map(([path]) => path));
	return (request, response, next) => {
		const path = request.url?.split('?', 1)[0] ?? '';
		if (path.startsWith('/_app/') || files.has(path) || !hasShortBody(request))
			return handler(request, response, next);
		return answer(server, request, response).catch((error: unknown) => {
			log.error({ error: faultText(error) }, 'a request failed outside of the pages');
			if (response.headersSent) response.destroy();
			else response.writeHead(500).end();
		});
	};
}

function hasShortBody({ method, headers }: IncomingMessage): boolean {
	if (headers['transfer-encoding'] !== undefined) return false;
	const length = Number(headers['content-length'] ?? 0);
	return method === 'GET' || method === 'HEAD' ? length === 0 : length <= shortBody;
}

async function answer(
	server: BuiltPages['server'],
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const body = await bodyOf(request).catch(() => undefined);
	// Whoever sent it is gone in the middle of a word.
	if (body === undefined) return void response.destroy();
	const asked = requestOf(request, body);
	if (asked === null) return void response.writeHead(400).end('Bad Request');
	const answered = await server.respond(asked, {
		platform: { req: request },
		getClientAddress: () => String(request.headers[privateHeaders.address])
	});
	const isPage = request.page !== undefined;
	if (!isPage && !(Number(answered.headers.get('content-length') ?? Infinity) <= shortBody))
		return setResponse(response, answered);
	const whole = isPage || answered.body === null ? undefined : Buffer.from(await answered.arrayBuffer());
	for (const [name, value] of answered.headers)
		response.setHeader(name, name === 'set-cookie' ? answered.headers.getSetCookie() : value);
	response.writeHead(answered.status);
	response.end(whole);
}

/** Null for no body. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
	if (Number(request.headers['content-length'] ?? 0) === 0) return Promise.resolve(null);
	return new Promise((resolve, reject) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.once('end', () => resolve(Buffer.concat(parts)));
		request.once('error', reject);
	});
}

/** Null for an address that none is. */
function requestOf({ url, method, headers }: IncomingMessage, body: Buffer | null): Request | null {
	const { [privateHeaders.protocol]: protocol, [privateHeaders.host]: host } = headers;
	try {
		return new Request(`${String(protocol)}://${String(host)}${url}`, {
			method: method ?? 'GET',
			headers: Object.entries(headers) as [string, string][],
			...(body && { body: new Uint8Array(body) })
		});
	} catch {
		return null;
	}
}
