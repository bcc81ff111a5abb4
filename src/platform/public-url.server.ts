import { remembered } from './remembered.ts';
import { readSettings } from './settings.ts';

/**
 * Where people reach the hub, without a slash at the end: links in letters begin with it, passkeys and certificates belong to
 * it, https decides on cookies.
 */
export function publicUrl(): string {
	const { PUBLIC_URL = '', HOST = '', PORT = '' } = process.env;
	return readFrom([PUBLIC_URL, HOST, PORT].join('\0'));
}

// Every request asks, and reading all settings took a twentieth of a page.
const readFrom = remembered((texts) => {
	const [PUBLIC_URL = '', HOST = '', PORT = ''] = texts.split('\0');
	return readSettings({ PUBLIC_URL, HOST, PORT }).publicUrl;
}, 50);
