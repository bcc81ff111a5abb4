import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { log } from '#platform/index.server.ts';
import { compress, preferredEncoding } from './compression.ts';
import { answerKept } from './kept-pages.ts';
import { CommandProblem } from './problem.ts';
import { setOrigin } from './proxy.ts';

declare module 'node:http' {
	interface IncomingMessage {
		/** The route's id, for the log: hooks.server.ts sets it on `event.platform.req`. */
		route?: string | null;
		/** The whole page that answers it, in pieces, to be sent instead of the response's body: hooks.server.ts leaves it here. */
		page?: readonly string[];
		/** Its bytes matter more than the half millisecond that packing it well takes. */
		packedWell?: boolean;
		/** Set with a page that is the same for everybody: it may be sent again while this says so. */
		goodWhile?: () => boolean;
	}
}

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

export type Server = {
	/** The port it listens on; not the one asked for when that was 0. */
	port: number;
	/** Pages are answered from now on; until then everything is 503. */
	open: (handler: Handler, isHealthy: () => Promise<boolean>) => void;
	/** No new request is taken, open ones have ten seconds. */
	stop: () => Promise<void>;
};

/** On files and refusals too, which no hook of the pages sees; an answer may set its own over them. */
const headersOfAll = [
	['x-content-type-options', 'nosniff'],
	['cross-origin-resource-policy', 'same-origin']
] as const;

export const longestBody = 12 * 1024 * 1024;
const secondsToFinish = 10;

/**
 * Listens at once, so that a port in use is found before anything is written, and answers 503 until opened.
 * `publicUrl` is where people reach the hub, when the operator said so. Throws CommandProblem.
 */
export async function listen(host: string, port: number, publicUrl: string | null): Promise<Server> {
	let handler: Handler | null = null;
	let isHealthy = async (): Promise<boolean> => false;
	let stopping = false;

	const server = http.createServer(
		{ requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 70_000, maxHeaderSize: 16_384 },
		(request, response) => {
			logWhenDone(request, response);
			for (const [name, value] of headersOfAll) response.setHeader(name, value);
			if (stopping) response.setHeader('connection', 'close');
			const path = request.url?.split('?', 1)[0];
			if (path === '/healthz') return void health(request, response, stopping ? false : isHealthy());
			if (handler === null || stopping) return unavailable(response, stopping);
			const refused = refusalTo(request);
			if (refused) return refuse(response, ...refused);
			setOrigin(request, publicUrl, `${host}:${port}`);
			const encoding = preferredEncoding(request.headers['accept-encoding']);
			if (encoding !== null && answerKept(request, response, encoding)) return;
			compress(request, response);
			return handler(request, response, () => refuse(response, 404, 'Not found'));
		}
	);
	server.on('clientError', refuseConnection);
	// No page answers these; left alone, Node would keep the connection.
	server.on('upgrade', (_, socket) => refuseConnection(null, socket));
	await bound(server, host, port);

	return {
		port: (server.address() as AddressInfo).port,
		open: (given, healthy) => {
			handler = given;
			isHealthy = healthy;
		},
		stop: () => {
			stopping = true;
			return new Promise((resolve) => {
				const late = setTimeout(() => server.closeAllConnections(), secondsToFinish * 1000);
				server.close(() => {
					clearTimeout(late);
					resolve();
				});
				server.closeIdleConnections();
			});
		}
	};
}

function bound(server: http.Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(new CommandProblem(sentences[error.code ?? '']?.(host, port) ?? `${error.message}.`));
		});
		server.listen(port, host, resolve);
	});
}

const sentences: Record<string, (host: string, port: number) => string> = {
	EADDRINUSE: (_, port) => `Port ${port} is in use. Stop the other program or set PORT.`,
	EACCES: (_, port) => `This user may not open port ${port}. Set PORT to a number above 1023.`,
	EADDRNOTAVAIL: (host) => `This machine has no address ${host}. Set HOST to one it has, or leave it out.`,
	ENOTFOUND: (host) => `HOST is "${host}", which is no address of this machine. Leave it out, or set 0.0.0.0.`
};

/** What no page should have to think about; null when the request is fit to be answered. */
export function refusalTo(request: IncomingMessage): [number, string] | null {
	const url = request.url ?? '';
	if (!url.startsWith('/')) return [400, 'The address must begin with a slash.'];
	// PostgreSQL holds no NUL, and no address of ours has a control character; tabs and line ends come from text areas.
	if (/%(0[0-8bcef]|1[0-9a-f]|7f)/i.test(url)) return [400, 'The address holds a control character.'];
	if (Number(request.headers['content-length'] ?? 0) > longestBody)
		return [413, 'That is more than 12 MB. Send less at a time.'];
	return null;
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
	if (status === 413) return void lingering(response, sentence);
	response.end(`${sentence}\n`);
}

/** Whoever still sends does not read: closed at once, the connection would break before they saw the answer. */
function lingering(response: ServerResponse, sentence: string): void {
	const request = response.req;
	const end = (): void => {
		clearTimeout(patience);
		response.end(() => request.socket.destroySoon());
	};
	const patience = setTimeout(end, 3_000);
	response.write(`${sentence}\n`);
	request.once('end', end).once('close', end).resume();
}

function unavailable(response: ServerResponse, stopping: boolean): void {
	response.setHeader('retry-after', '5');
	refuse(response, 503, stopping ? 'The hub is stopping.' : 'The hub is starting. Try again in a moment.');
}

/** What cannot be read as HTTP has no response object to answer with. */
function refuseConnection(error: NodeJS.ErrnoException | null, socket: Duplex): void {
	if (error?.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
	const status =
		{
			HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
			ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout'
		}[error?.code ?? ''] ?? '400 Bad Request';
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function health(
	request: IncomingMessage,
	response: ServerResponse,
	healthy: Promise<boolean> | boolean
): Promise<void> {
	const good = await healthy;
	const body = JSON.stringify({ status: good ? 'ok' : 'unavailable' });
	response.writeHead(good ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(request.method === 'HEAD' ? undefined : body);
}

/** One line a request: route, status, milliseconds. No address of anyone, and no query. */
function logWhenDone(request: IncomingMessage, response: ServerResponse): void {
	const began = performance.now();
	response.once('close', () => {
		if (request.url?.startsWith('/_app/') || request.url === '/healthz') return;
		const ms = Math.round((performance.now() - began) * 10) / 10;
		const status = response.writableFinished ? response.statusCode : 499;
		log.info({ method: request.method, route: request.route ?? null, status, ms }, 'request');
	});
}
