const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base 58 of Bitcoin, as keys and proofs are written (Multibase `z`). */
export function base58(bytes: Uint8Array): string {
	let number = 0n;
	for (const byte of bytes) number = (number << 8n) | BigInt(byte);
	let text = '';
	for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
	const zeros = bytes.findIndex((byte) => byte !== 0);
	return '1'.repeat(zeros === -1 ? bytes.length : zeros) + text;
}

/** Null when the text is not base 58, or too long to be anything of ours. */
export function fromBase58(text: string): Bytes | null {
	if (text.length > 200) return null;
	let number = 0n;
	for (const letter of text) {
		const digit = alphabet.indexOf(letter);
		if (digit === -1) return null;
		number = number * 58n + BigInt(digit);
	}
	const bytes: number[] = [];
	for (; number > 0n; number >>= 8n) bytes.unshift(Number(number & 255n));
	const zeros = /^1*/.exec(text)?.[0].length ?? 0;
	return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes]);
}

/** Bytes that WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function base64url(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Null when the text is not base64url. Only the one way to write the bytes is taken: a changed letter is a change. */
export function fromBase64url(text: string): Bytes | null {
	if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
	const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) =>
		letter.charCodeAt(0)
	);
	return base64url(bytes) === text ? bytes : null;
}

/** How a public Ed25519 key is written in a DID document: its Multicodec (0xed01), then its 32 bytes. */
export function ed25519Multikey(key: Uint8Array): string {
	return `z${base58(Uint8Array.from([0xed, 0x01, ...key]))}`;
}

export function fromEd25519Multikey(text: string): Bytes | null {
	const bytes = text.startsWith('z') ? fromBase58(text.slice(1)) : null;
	return bytes?.length === 34 && bytes[0] === 0xed && bytes[1] === 0x01 ? bytes.slice(2) : null;
}
