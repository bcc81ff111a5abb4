import { createConnection } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { pagesOf, type BuiltPages } from './pages.ts';
import { listen, type Handler, type Server } from './server.ts';

let open: Server | null = null;
afterEach(async () => {
	await open?.stop();
	open = null;
});

const left: Handler = (_, response) => void response.writeHead(200).end('left to the handler');

async function serving(respond: (request: Request) => Response | Promise<Response>): Promise<string> {
	const built: BuiltPages = {
		server: { respond: (request) => Promise.resolve(request).then(respond) },
		assets: { entries: [['/error.css', {}]] }
	};
	open = await listen('127.0.0.1', 0, null);
	open.open(pagesOf(left, built), () => Promise.resolve(true));
	return `http://127.0.0.1:${open.port}`;
}

const said = async (answer: Response): Promise<[number, string]> => [answer.status, await answer.text()];

test('a page is asked for at its whole address, with its headers and what was sent', async () => {
	const origin = await serving(async (request) => {
		const { pathname, search } = new URL(request.url);
		const sent = await request.text();
		return Response.json([request.method, pathname, search, request.headers.get('x-sent'), sent]);
	});
	const sent = { 'x-sent': 'yes' };
	expect(await (await fetch(`${origin}/en/search?q=%D9%87`, { headers: sent })).json()).toEqual([
		'GET',
		'/en/search',
		'?q=%D9%87',
		'yes',
		''
	]);
	const body = 'كلمة '.repeat(1000);
	expect(await (await fetch(`${origin}/form`, { method: 'POST', body })).json()).toEqual([
		'POST',
		'/form',
		'',
		null,
		body
	]);
});

test('each cookie is set, and what is streamed comes as it is made', async () => {
	const origin = await serving((request) => {
		const headers = new Headers([
			['set-cookie', 'a=1; Path=/'],
			['set-cookie', 'b=2; Path=/']
		]);
		if (request.url.endsWith('/short')) return new Response('{}', { headers });
		const parts = new Blob(['one ', 'two ', 'three']).stream();
		return new Response(parts, { status: 201, headers });
	});
	const short = await fetch(`${origin}/short`);
	expect(short.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
	expect(await said(await fetch(`${origin}/streamed`))).toEqual([201, 'one two three']);
});

test('files, long bodies and bodies of unknown length are left to the handler', async () => {
	const origin = await serving(() => new Response('a page'));
	const leave = [200, 'left to the handler'];
	expect(await said(await fetch(`${origin}/error.css`))).toEqual(leave);
	expect(await said(await fetch(`${origin}/_app/immutable/x.js`))).toEqual(leave);
	const long = new Uint8Array(1_000_001);
	expect(await said(await fetch(`${origin}/upload`, { method: 'POST', body: long }))).toEqual(leave);
	const parts = new Blob(['x']).stream();
	const streamed: RequestInit & { duplex: 'half' } = { method: 'POST', body: parts, duplex: 'half' };
	expect(await said(await fetch(`${origin}/upload`, streamed))).toEqual(leave);
	expect(await said(await fetch(`${origin}/page`))).toEqual([200, 'a page']);
});

test('what nobody expected is 500, and the next request is answered', async () => {
	const origin = await serving((request) => {
		if (request.url.endsWith('/bad')) throw new Error('unexpected');
		return new Response('good');
	});
	expect((await fetch(`${origin}/bad`)).status).toBe(500);
	expect(await said(await fetch(`${origin}/good`))).toEqual([200, 'good']);
});

test('whoever goes in the middle of a word asks for nothing', async () => {
	let asked = 0;
	const origin = await serving(() => new Response(String(++asked)));
	const { port } = new URL(origin);
	await new Promise<void>((resolve) => {
		const socket = createConnection(Number(port), '127.0.0.1', () => {
			socket.write('POST /form HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf a wo', () =>
				socket.destroy()
			);
		});
		socket.once('close', () => resolve());
	});
	expect(await said(await fetch(`${origin}/next`))).toEqual([200, '1']);
});
