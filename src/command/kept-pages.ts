import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { AskedBefore } from '#platform/index.ts';
import { privateHeaders } from './proxy.ts';

type KeptPage = {
	isGood: () => boolean;
	headers: OutgoingHttpHeaders;
	body: Buffer;
	route: string | null;
};

/** Of 13 kB each: four megabytes. */
const most = 300;
const pages = new Map<string, KeptPage>();
const asked = new AskedBefore(2_000);

/**
 * Answers with the page that was sent to the last who asked for the same, if it is good still: people come to a hub with the
 * same words, and by the same links. Only for who shows no cookie, and so is nobody in particular. Says whether it did.
 */
export function answerKept(request: IncomingMessage, response: ServerResponse, encoding: string): boolean {
	if (!isForAnybody(request)) return false;
	const key = keyOf(request, encoding);
	const page = pages.get(key);
	if (page === undefined) return false;
	if (!page.isGood()) {
		pages.delete(key);
		return false;
	}
	// What is asked for often stays longest.
	pages.delete(key);
	pages.set(key, page);
	request.route = page.route;
	response.writeHead(200, page.headers);
	response.end(page.body);
	return true;
}

/** Keeps a page that says how long it is good (`request.goodWhile`) and was asked for before, as it goes out. */
export function keepPage(
	request: IncomingMessage,
	response: ServerResponse,
	encoding: string,
	body: Buffer
): void {
	const { goodWhile } = request;
	if (goodWhile === undefined || response.statusCode !== 200 || !isForAnybody(request)) return;
	const key = keyOf(request, encoding);
	if (!asked.has(key)) return;
	const { route = null } = request;
	if (pages.size >= most) pages.delete(pages.keys().next().value as string);
	pages.set(key, {
		isGood: goodWhile,
		headers: response.getHeaders(),
		// Packing hands out a slice of something larger.
		body: Buffer.from(body),
		route
	});
}

function isForAnybody({ method, headers }: IncomingMessage): boolean {
	return method === 'GET' && headers.cookie === undefined && headers.authorization === undefined;
}

/** A page names its own address, so whom it was asked from is a part of what was asked. */
function keyOf(request: IncomingMessage, encoding: string): string {
	const { [privateHeaders.protocol]: protocol, [privateHeaders.host]: host } = request.headers;
	return `${encoding} ${String(protocol)}://${String(host)}${request.url}`;
}
