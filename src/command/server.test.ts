import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { preferredEncoding } from './compression.ts';
import { clientAddress, setOrigin } from './proxy.ts';
import { listen, refusalTo, type Handler, type Server } from './server.ts';

const page = `<p>${'مرحبا café 中文 '.repeat(200)}</p>`;
let open: Server | null = null;
afterEach(async () => {
	await open?.stop();
	open = null;
});

async function serving(handler: Handler, publicUrl: string | null = null, healthy = true): Promise<number> {
	open = await listen('127.0.0.1', 0, publicUrl);
	open.open(handler, () => Promise.resolve(healthy));
	return open.port;
}

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

function ask(
	port: number,
	path: string,
	headers: Record<string, string> = {},
	method = 'GET'
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const asked = httpRequest({ port, path, headers, method, host: '127.0.0.1', agent: false }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('end', () =>
				resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
			);
		});
		asked.on('error', reject).end();
	});
}

const answerPage: Handler = (_, response) => {
	response.setHeader('content-type', 'text/html; charset=utf-8');
	response.setHeader('content-length', Buffer.byteLength(page));
	response.setHeader('etag', '"1"');
	response.writeHead(200);
	response.write(page);
	response.end();
};

describe('compression', () => {
	test('a page comes as the browser accepts it, and caches are told', async () => {
		const port = await serving(answerPage);
		const brotli = await ask(port, '/', { 'accept-encoding': 'gzip, deflate, br' });
		expect(brotliDecompressSync(brotli.body).toString()).toBe(page);
		expect(brotli.headers).toMatchObject({
			'content-encoding': 'br',
			vary: 'Accept-Encoding',
			etag: 'W/"1"',
			'content-length': String(brotli.body.length)
		});
		const gzip = await ask(port, '/', { 'accept-encoding': 'gzip' });
		expect(gunzipSync(gzip.body).toString()).toBe(page);
		const zstd = await ask(port, '/', { 'accept-encoding': 'gzip, deflate, br, zstd' });
		expect([zstdDecompressSync(zstd.body).toString(), zstd.headers['content-encoding']]).toEqual([
			page,
			'zstd'
		]);
		const plain = await ask(port, '/');
		expect(plain.body.toString()).toBe(page);
		expect(plain.headers['vary']).toBe('Accept-Encoding');
		expect(plain.headers['content-encoding']).toBeUndefined();
	});

	test('a page left on the request is sent instead of the body', async () => {
		const port = await serving((request, response) => {
			request.page = [page.slice(0, 10), page.slice(10)];
			response.setHeader('content-type', 'text/html');
			response.setHeader('content-length', 0);
			response.writeHead(200).end('');
		});
		const gzip = await ask(port, '/', { 'accept-encoding': 'gzip' });
		expect(gunzipSync(gzip.body).toString()).toBe(page);
		const plain = await ask(port, '/');
		expect([plain.body.toString(), plain.headers['vary']]).toEqual([page, 'Accept-Encoding']);
		const head = await ask(port, '/', {}, 'HEAD');
		expect([head.body.length, head.headers['content-length']]).toEqual([0, String(Buffer.byteLength(page))]);
	});

	test('a page whose bytes matter is packed smaller, where the browser can', async () => {
		const port = await serving((request, response) => {
			request.page = [page.slice(0, 10), page.slice(10)];
			request.packedWell = true;
			response.setHeader('content-type', 'text/html');
			response.writeHead(200).end('');
		});
		const zstd = await ask(port, '/', { 'accept-encoding': 'gzip, deflate, br, zstd' });
		expect([zstdDecompressSync(zstd.body).toString(), zstd.headers['content-encoding']]).toEqual([
			page,
			'zstd'
		]);
		const brotli = await ask(port, '/', { 'accept-encoding': 'gzip, deflate, br' });
		expect([brotliDecompressSync(brotli.body).toString(), brotli.headers['content-encoding']]).toEqual([
			page,
			'br'
		]);
	});

	test.each([
		['gzip;q=0, br', 'br'],
		['br;q=0, gzip', 'gzip'],
		['br;q=0.000', null],
		['identity', null],
		['', null],
		[undefined, null]
	])('Accept-Encoding %s gives %s', (header, expected) => expect(preferredEncoding(header)).toBe(expected));
});

describe('a page that is the same for everybody', () => {
	const gzip = { 'accept-encoding': 'gzip' };

	/** Numbers its pages, so that one sent again can be told. */
	async function numbering(goodWhile: (() => boolean) | undefined, status = 200): Promise<() => number> {
		let made = 0;
		const port = await serving((request, response) => {
			Object.assign(request, { page: [`${++made} ${page}`], goodWhile });
			response.setHeader('content-type', 'text/html');
			response.writeHead(status).end('');
		});
		asked = (path = '/en/search?q=labour', headers = {}, method = 'GET') =>
			ask(port, path, { ...gzip, ...headers }, method);
		return () => made;
	}
	let asked: (path?: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;

	test('is kept from the second time it is asked for while it is good, for each address and packing', async () => {
		let good = true;
		const made = await numbering(() => good);
		await asked();
		const second = await asked();
		const again = await asked();
		expect([again.body, again.headers['content-encoding'], made()]).toEqual([second.body, 'gzip', 2]);
		expect(again.headers['content-type']).toBe('text/html');
		await asked('/en/search?q=law');
		await asked('/en/search?q=labour', { 'accept-encoding': 'br' });
		await asked('/en/search?q=labour', { host: 'other.example' });
		expect(made()).toBe(5);
		good = false;
		expect(gunzipSync((await asked()).body).toString()).toMatch(/^6 /);
	});

	test('is neither given to somebody who shows a cookie, nor made of theirs', async () => {
		const made = await numbering(() => true);
		const theirs: Record<string, string>[] = [{ cookie: 'i-am=x' }, { authorization: 'Basic eDp5' }];
		for (const headers of [...theirs, ...theirs, {}, {}, ...theirs])
			await asked('/en/search?q=cookie', headers);
		expect(made()).toBe(8);
		await asked('/en/search?q=cookie');
		expect(made()).toBe(8);
	});

	test('is kept only when it says so, was found, and was asked for with GET', async () => {
		const unsaid = await numbering(undefined);
		for (let i = 0; i < 3; i++) await asked('/unsaid');
		expect(unsaid()).toBe(3);
		await open?.stop();
		const missing = await numbering(() => true, 404);
		for (let i = 0; i < 3; i++) await asked('/missing');
		expect(missing()).toBe(3);
		await open?.stop();
		const headed = await numbering(() => true);
		for (let i = 0; i < 3; i++) await asked('/headed', {}, 'HEAD');
		expect(headed()).toBe(3);
	});
});

describe('headers', () => {
	const safe = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

	test('a file, a page, a refusal and a health check say what they are and for whom', async () => {
		const port = await serving((request, response, next) =>
			// As sirv sends a file.
			request.url === '/file' ? response.writeHead(200, { 'content-type': 'text/css' }).end('') : next()
		);
		for (const path of ['/file', '/unknown', '/%00', '/healthz'])
			expect((await ask(port, path)).headers, path).toMatchObject(safe);
	});

	test('what is meant for other sites says so', async () => {
		const port = await serving((_, response) => {
			response.setHeader('cross-origin-resource-policy', 'cross-origin');
			response.end();
		});
		expect((await ask(port, '/')).headers['cross-origin-resource-policy']).toBe('cross-origin');
	});
});

describe('health', () => {
	test('503 until the pages are open, then what the database says', async () => {
		open = await listen('127.0.0.1', 0, null);
		expect((await ask(open.port, '/healthz')).status).toBe(503);
		expect((await ask(open.port, '/en')).headers['retry-after']).toBe('5');
		open.open(answerPage, () => Promise.resolve(true));
		expect((await ask(open.port, '/healthz')).body.toString()).toBe('{"status":"ok"}');
	});

	test('503 when the database does not answer', async () => {
		expect((await ask(await serving(answerPage, null, false), '/healthz')).status).toBe(503);
	});
});

describe('what is not fit to be answered', () => {
	test('a body that says it is over 12 MB is 413 before it is read', async () => {
		const port = await serving(answerPage);
		expect((await ask(port, '/', { 'content-length': String(13 * 1024 * 1024) }, 'POST')).status).toBe(413);
	});

	test.each(['/a%00b', '/?q=%00', '/%1b', 'http://elsewhere.example/'])('%s is 400', (url) =>
		expect(refusalTo({ url, headers: {} } as IncomingMessage)?.[0]).toBe(400)
	);

	test.each(['/?q=a%0D%0Ab', '/?q=%09', '/%D9%87'])('%s is fit', (url) =>
		expect(refusalTo({ url, headers: {} } as IncomingMessage)).toBeNull()
	);

	test.each([
		['nonsense', 'HELO\r\n\r\n', '400'],
		['no host', 'GET / HTTP/1.1\r\n\r\n', '400'],
		['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', '400'],
		['a huge header', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, '431'],
		['an upgrade', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n', '400']
	])('%s is answered and the server goes on', async (_, bytes, status) => {
		const port = await serving(answerPage);
		const said = await new Promise<string>((resolve) => {
			let text = '';
			const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
			socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
			socket.on('error', () => {}).on('close', () => resolve(text));
		});
		expect(said.split(' ')[1]).toBe(status);
		expect((await ask(port, '/')).status).toBe(200);
	});
});

test('stopping takes no new request and lets open ones finish', async () => {
	const port = await serving((_, response) => void setTimeout(() => response.end('done'), 300));
	const answer = ask(port, '/');
	await new Promise((resolve) => setTimeout(resolve, 100));
	const stopped = open?.stop();
	await expect(ask(port, '/')).rejects.toThrow(/ECONNREFUSED|socket hang up|ECONNRESET/);
	expect((await answer).body.toString()).toBe('done');
	await stopped;
});

test('a port in use is said in a sentence', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => other.once('listening', resolve));
	const { port } = other.address() as AddressInfo;
	await expect(listen('127.0.0.1', port, null)).rejects.toThrow(
		`Port ${port} is in use. Stop the other program or set PORT.`
	);
	other.close();
});

describe('where a request came from', () => {
	const from = (remoteAddress: string, headers: Record<string, string>): IncomingMessage =>
		({ headers: { ...headers }, socket: { remoteAddress } }) as unknown as IncomingMessage;
	const originOf = (request: IncomingMessage, publicUrl: string | null): string => {
		setOrigin(request, publicUrl, '127.0.0.1:3000');
		return `${String(request.headers['x-serai-protocol'])}://${String(request.headers['x-serai-host'])}`;
	};

	test('without PUBLIC_URL the origin is plain http at the Host sent', () => {
		expect(originOf(from('::1', { host: 'localhost:3000' }), null)).toBe('http://localhost:3000');
		expect(originOf(from('::1', { host: 'a/b@c' }), null)).toBe('http://127.0.0.1:3000');
	});

	test('with PUBLIC_URL it is that one, whatever is sent', () => {
		const forged = { host: 'evil.example', 'x-serai-host': 'evil.example', 'x-serai-protocol': 'http' };
		expect(originOf(from('::1', forged), 'https://hub.example.org')).toBe('https://hub.example.org');
	});

	test.each([
		['a neighbour proxy is believed its last address', '10.0.0.1', '1.1.1.1, 2.2.2.2', true, '2.2.2.2'],
		['a stranger is not', '8.8.8.8', '1.1.1.1', true, '8.8.8.8'],
		['nobody is without PUBLIC_URL', '127.0.0.1', '1.1.1.1', false, '127.0.0.1'],
		['nonsense is not an address', '127.0.0.1', 'me', true, '127.0.0.1'],
		['an IPv4 peer over IPv6 is a neighbour too', '::ffff:192.168.1.1', '2001:db8::1', true, '2001:db8::1']
	])('%s', (_, peer, forwarded, behindProxy, expected) => {
		expect(clientAddress(from(peer, { 'x-forwarded-for': forwarded }), behindProxy)).toBe(expected);
	});
});
