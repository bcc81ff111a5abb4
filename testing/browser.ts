import { join } from 'node:path';
import { tmpdir } from 'node:os';

/** Where the browser is: CHROME, or the one that npm brought, unpacked once into the temporary directory. */
export async function browserPath(): Promise<string> {
	const own = process.env['CHROME'];
	if (own) return own;
	// Read when the package is loaded: it then unpacks the libraries that a bare machine lacks.
	process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
	process.env['HOME'] ??= tmpdir();
	const { default: chromium } = await import('@sparticuz/chromium');
	const path = await chromium.executablePath();
	process.env['FONTCONFIG_PATH'] ??= join(tmpdir(), 'fonts');
	return path;
}

/** Its own `args` are not used: `--single-process` crashes, and they switch web security off. */
export const browserArguments = [
	// A sandbox needs a user to drop to.
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-dev-shm-usage',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-default-apps',
	'--disable-domain-reliability',
	'--disable-sync',
	'--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication',
	'--no-first-run',
	'--no-pings',
	'--metrics-recording-only'
];
