// What must be there before Serai can run: its packages, a Node that runs TypeScript, and the built pages. Runs on
// Node 20 or newer with nothing installed, so it uses Node's own modules only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(root, 'package.json'));

/** Where Node keeps what it compiled. */
export const compiledCode = 'node_modules/.cache/serai/compiled';

/** Something the operator must mend; the message says what. */
export class Problem extends Error {}

/** Installs the packages of package-lock.json where they are missing or of another version. */
export async function install({ development = false } = {}) {
	const wanted = packages('package-lock.json');
	const present = packages('node_modules/.package-lock.json');
	// Packages for other machines are optional and never installed here.
	const missing = Object.entries(wanted).filter(
		([path, { version, dev, optional, devOptional }]) =>
			path !== '' && !optional && !devOptional && (development || !dev) && present[path]?.version !== version
	);
	if (missing.length > 0) {
		const keep = development || 'node_modules/vitest' in present;
		await step(`Installing ${missing.length} packages (about a minute)`, npm(), [
			'ci',
			keep ? '--include=dev' : '--omit=dev',
			'--include=optional',
			'--no-audit',
			'--no-fund'
		]);
	}
	linkCommand();
}

function packages(path) {
	try {
		return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
	} catch {
		return {};
	}
}

/** `npm run` tells where npm is; otherwise the PATH does. */
function npm() {
	const script = process.env.npm_execpath;
	return script?.endsWith('.js') && /npm-cli/.test(script) ? [process.execPath, script] : ['npm'];
}

/** npx finds a command in node_modules/.bin; npm links there those of the packages, not our own. */
function linkCommand() {
	const link = join(root, 'node_modules/.bin/serai');
	if (existsSync(link) || !existsSync(dirname(link))) return;
	try {
		chmodSync(join(root, 'bin/serai.mjs'), 0o755);
		symlinkSync('../../bin/serai.mjs', link);
	} catch {
		// A read-only directory: npm start works all the same.
	}
}

/** The path of a Node that runs our TypeScript: this one when it is 24 or newer, else the one npm installed. */
export function node() {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const name = `node-${process.platform}-${process.arch}`;
	try {
		return join(dirname(require.resolve(`${name}/package.json`)), 'bin/node');
	} catch {
		throw new Problem(
			`Serai needs Node 24 and found ${process.version}. npm has no Node for ${process.platform}-${process.arch}: install Node 24 from https://nodejs.org and start again.`
		);
	}
}

/** Builds the pages where the build is missing or was made from other sources. */
export async function build() {
	const stamp = join(root, 'build/sources.sha256');
	const sources = fingerprint();
	const words = join(root, 'src/messages/messages.js');
	if (existsSync(words) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
	await step('Building the pages', [node()], [join(root, 'bin/pages.mjs')]);
	writeFileSync(stamp, sources);
}

/** A hash over everything the build is made of. Tests and the command line are not in it. */
function fingerprint() {
	const hash = createHash('sha256');
	const left = /\.(test|spec)\.ts$|^src\/(messages|command)\/|\.md$/;
	const add = (path) => {
		const full = join(root, path);
		if (!existsSync(full)) return;
		for (const found of readdirSync(full, { withFileTypes: true }).sort((a, b) =>
			a.name < b.name ? -1 : 1
		)) {
			const name = `${path}/${found.name}`;
			if (found.isDirectory()) add(name);
			else if (!left.test(name)) hash.update(`\n${name}\n`).update(readFileSync(join(root, name)));
		}
	};
	for (const directory of ['src', 'messages', 'static']) add(directory);
	for (const file of [
		'package-lock.json',
		'vite.config.ts',
		'vite.kit.ts',
		'vite.markers.ts',
		'project.inlang/settings.json'
	])
		hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

/** Runs one long step quietly, with the seconds it has taken so far; shows its output only when it fails. */
async function step(title, [program, ...first], rest) {
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	const terminal = process.stderr.isTTY;
	process.stderr.write(terminal ? `${title}…` : `${title}…\n`);
	const ticking = terminal && setInterval(() => process.stderr.write(`\r${title}… ${seconds()} s`), 1000);
	const output = [];
	// NODE_ENV=production would make npm leave out what was asked for, and NODE_OPTIONS may not suit another Node.
	const env = { ...process.env, NODE_ENV: undefined, NODE_OPTIONS: undefined };
	const child = spawn(program, [...first, ...rest], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const stopping = (signal) => child.kill(signal);
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, stopping);
	child.stdout.on('data', (text) => output.push(text));
	child.stderr.on('data', (text) => output.push(text));
	const [code, signal] = await new Promise((resolve) => {
		child.once('error', (error) => output.push(String(error)) && resolve([1, null]));
		child.once('close', (...ended) => resolve(ended));
	});
	clearInterval(ticking);
	for (const name of signals) process.off(name, stopping);
	if (signal) throw new Problem('Stopped. Start again: what was done so far is kept or repeated.');
	const failed = code !== 0;
	process.stderr.write(`${terminal ? `\r${title}… ` : ''}${failed ? 'failed' : 'done'} in ${seconds()} s\n`);
	if (failed)
		throw new Problem(`${output.join('').trim()}\n\nThat step failed. Mend what it says and start again.`);
}
