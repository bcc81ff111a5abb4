import net from 'node:net';
import { afterEach } from 'vitest';

/**
 * Vitest's set-up: the network's edge is closed. A test may talk to what runs on this machine and to nothing else; an
 * attempt fails the test even when the code under test swallows the error.
 */
const attempts: string[] = [];

// Set up anew for each file, and several files share a process: what is closed is Node's own, not the one closed before.
const nodes = Symbol.for('serai.testing.connect');
const held = globalThis as { [nodes]?: typeof net.Socket.prototype.connect };
const connect = (held[nodes] ??= net.Socket.prototype.connect);

net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
	const host = hostOf(given);
	if (host !== null && !isThisMachine(host)) {
		attempts.push(host);
		throw new Error(`A test tried to connect to ${host}.`);
	}
	return Reflect.apply(connect, this, given) as net.Socket;
} as typeof connect;

/** Null for a Unix socket. `connect` is called as (options), (path), (port, host) or with Node's normalised array. */
function hostOf(given: unknown[]): string | null {
	const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
	if (typeof first === 'string' && Number.isNaN(Number(first))) return null;
	if (typeof first !== 'object' || first === null) return typeof second === 'string' ? second : 'localhost';
	const options = first as { path?: string | null; host?: string | null };
	if (options.path) return null;
	return options.host ?? 'localhost';
}

function isThisMachine(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

afterEach(() => {
	const hosts = attempts.splice(0);
	if (hosts.length > 0) throw new Error(`This test tried to reach the network: ${hosts.join(', ')}.`);
});
