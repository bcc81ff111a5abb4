import { readSettings } from '#platform/index.server.ts';

/** Where people reach the hub, without a slash at the end: part of its DID, so of every certificate. */
export function publicUrl(): string {
	return readSettings(process.env).publicUrl;
}
