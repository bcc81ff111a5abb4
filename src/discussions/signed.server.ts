import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { secretKey } from '#people/index.server.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Small letters and digits only (RFC 4648, base 32): mail servers may not keep capitals. Five bits a letter. */
function base32(bytes: Uint8Array): string {
	let text = '';
	let held = 0;
	let bits = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31];
	}
	return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text;
}

/** Sixty random bits, in twelve letters. */
export function newReplyKey(): string {
	return base32(randomBytes(8)).slice(0, 12);
}

/** Eighty bits of HMAC: nobody makes one without the hub's secret, and an address with it stays short. */
async function mark(purpose: string, value: string): Promise<string> {
	const key = await secretKey(purpose);
	return base32(createHmac('sha256', key).update(value).digest()).slice(0, 16);
}

/** `value` (without a dot) with the hub's mark for this purpose: for links and addresses that work without signing in. */
export async function signed(purpose: string, value: string): Promise<string> {
	return `${value}.${await mark(purpose, value)}`;
}

/** The value, or null when the mark is not ours, or was made for something else. */
export async function unsigned(purpose: string, token: string): Promise<string | null> {
	const dot = token.lastIndexOf('.');
	if (dot < 1 || token.length > 200) return null;
	const value = token.slice(0, dot);
	const [given, right] = [token.slice(dot + 1).toLowerCase(), await mark(purpose, value)].map((text) =>
		Buffer.from(text)
	);
	if (!given || !right || given.length !== right.length) return null;
	return timingSafeEqual(given, right) ? value : null;
}
