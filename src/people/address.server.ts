import { readSettings } from '#platform/index.server.ts';

/** Where people reach the hub: links in letters begin with it, passkeys belong to it, and https decides on cookies. */
export function hubAddress(): string {
	return readSettings(process.env).publicUrl;
}

export function isSecure(): boolean {
	return hubAddress().startsWith('https:');
}
