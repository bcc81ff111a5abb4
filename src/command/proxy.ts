import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * What the pages learn about where a request came from goes in headers of our own, set here on every request: one that
 * a client sent under the same name is overwritten.
 */
export const privateHeaders = {
	protocol: 'x-serai-protocol',
	host: 'x-serai-host',
	address: 'x-serai-address'
} as const;

/** Settings of build/handler.js, read from the environment when it is loaded. */
export const handlerEnvironment: Record<string, string> = {
	SERAI_HTTP_PROTOCOL_HEADER: privateHeaders.protocol,
	SERAI_HTTP_HOST_HEADER: privateHeaders.host,
	SERAI_HTTP_ADDRESS_HEADER: privateHeaders.address,
	SERAI_HTTP_BODY_SIZE_LIMIT: '12M'
};

/**
 * The origin a page stands on: the hub's public one when the operator set it, whatever Host was sent; else plain http at
 * the Host that was sent, when it reads as one.
 */
export function setOrigin(request: IncomingMessage, publicUrl: string | null, ownAddress: string): void {
	const origin = publicUrl === null ? null : new URL(publicUrl);
	const sent = request.headers.host ?? '';
	const host = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(sent) ? sent : ownAddress;
	request.headers[privateHeaders.protocol] = origin ? origin.protocol.slice(0, -1) : 'http';
	request.headers[privateHeaders.host] = origin ? origin.host : host;
	request.headers[privateHeaders.address] = clientAddress(request, origin !== null);
	if (isOneClick(request)) request.headers.origin = origin?.origin ?? `http://${host}`;
}

/**
 * A mail program ends letters by itself (RFC 8058): it sends a form and, being no browser, no Origin. What it may do is in
 * the address; a browser, which always says where a form comes from, is held to it.
 */
function isOneClick({ method, url, headers }: IncomingMessage): boolean {
	return (
		method === 'POST' && headers.origin === undefined && /^\/[a-z]{2}\/follow\/stop\/[^/?]+$/.test(url ?? '')
	);
}

const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * Who asks, for rate limits. Behind a proxy that is the last address it added to X-Forwarded-For; it is believed only
 * of a neighbour, and only when PUBLIC_URL says that there is a proxy.
 */
export function clientAddress(request: IncomingMessage, behindProxy: boolean): string {
	const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
	if (!behindProxy || !isNear(peer)) return peer;
	const forwarded = String(request.headers['x-forwarded-for'] ?? '')
		.split(',')
		.at(-1)
		?.trim();
	return forwarded && isIP(forwarded) ? forwarded : peer;
}

function isNear(address: string): boolean {
	const version = isIP(address);
	return version !== 0 && near.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
