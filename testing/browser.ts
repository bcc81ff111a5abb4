import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './prepare.ts';

/** Where the browser is: CHROME, or the one that npm brought, unpacked once beside the packages. */
export async function browserPath(): Promise<string> {
	const own = process.env['CHROME'];
	if (own) return own;
	const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
	const { version } = JSON.parse(manifest) as { version: string };
	const directory = join(root, 'node_modules/.cache/serai', `chromium-${version}`);
	if (!existsSync(directory)) await unpackInto(directory);
	// The fonts and libraries that a bare machine lacks came with it.
	process.env['HOME'] ??= directory;
	if (!process.env['FONTCONFIG_PATH']) process.env['FONTCONFIG_FILE'] ??= await fontsOf(directory);
	const libraries = new Set([join(directory, 'al2023/lib'), ...split(process.env['LD_LIBRARY_PATH'])]);
	process.env['LD_LIBRARY_PATH'] = [...libraries].join(':');
	return join(directory, 'chromium');
}

/**
 * Where fonts are: the machine's and those that came along. What came along names only places of a function in the cloud, and
 * without any font the browser dies at the first text area.
 */
async function fontsOf(directory: string): Promise<string> {
	const file = join(directory, 'fonts.conf');
	const named = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
	<dir>${join(directory, 'fonts/fonts')}</dir>
	<cachedir>${join(directory, 'fonts-cache')}</cachedir>
</fontconfig>
`;
	if (!existsSync(file)) await writeFile(file, named);
	return file;
}

/**
 * The package unpacks into the machine's temporary directory, where the file of another user, or of a run that was
 * killed half way, would be taken for the browser. So it is shown a directory of our own, which is renamed when whole.
 */
async function unpackInto(directory: string): Promise<void> {
	await mkdir(join(directory, '..'), { recursive: true });
	const aside = await mkdtemp(`${directory}-`);
	const before = { ...process.env };
	try {
		// Read when the package is loaded: it then unpacks libraries, too.
		Object.assign(process.env, { TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' });
		const { default: chromium } = await import('@sparticuz/chromium');
		await chromium.executablePath();
		await rename(aside, directory);
	} catch (error) {
		// Somebody else was faster.
		if (!existsSync(directory)) throw error;
	} finally {
		for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'FONTCONFIG_PATH', 'HOME', 'LD_LIBRARY_PATH'])
			if (before[name] === undefined) delete process.env[name];
			else process.env[name] = before[name];
		await rm(aside, { recursive: true, force: true });
	}
}

/** A sandbox needs a user to drop to, and a kernel that lets one have namespaces; what we look at is our own. */
function maySandbox(): boolean {
	const tried = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
	return process.getuid?.() !== 0 && tried.status === 0;
}

function split(path: string | undefined): string[] {
	return path ? path.split(':') : [];
}

/** Its own `args` are not used: `--single-process` crashes, and they switch web security off. */
export const browserArguments = [
	...(maySandbox() ? [] : ['--no-sandbox']),
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
