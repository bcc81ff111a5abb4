#!/usr/bin/env node
// The way in: `npm start`, `npx serai …`, `npm test`. It makes ready what is missing, then hands over to Node 24 and
// stays as the process that signals reach. See src/command/README.md for who ends whom.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
	console.error(
		`Serai needs Node 20 or newer and found ${process.version}. Install it from https://nodejs.org.`
	);
	process.exit(2);
}
// Imported only now: an older Node may not understand it.
const { build, compiledCode, install, node, Problem, root } = await import('./prepare.mjs');

const [word = 'help'] = process.argv.slice(2);
const developing = {
	test: 'testing/all.ts',
	check: 'testing/all.ts',
	bench: 'bench/index.ts',
	dev: 'src/command/main.ts'
};
// Those that write letters or pages; the words are made with the pages.
const needsPages = ['start', 'import', 'admin', 'lint', 'bench', 'build'];
const asksForHelp = process.argv.slice(3).some((argument) => argument === '--help' || argument === '-h');

try {
	await install({ development: word in developing });
	if (needsPages.includes(word) && !asksForHelp) await build();
	if (word !== 'build') hand(developing[word] ?? 'src/command/main.ts', process.argv.slice(2));
} catch (error) {
	if (!(error instanceof Problem)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

/** Starts the program, passes every signal on, and ends as it ends. */
function hand(program, options) {
	const child = spawn(node(), [join(root, program), ...options], {
		// The fourth is a channel: when this process dies, however it dies, the other end closes and the program stops.
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		// Compiled code is kept for the next start; where it cannot be, Node does without.
		env: { NODE_COMPILE_CACHE: join(root, compiledCode), ...process.env }
	});
	let told = false;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.on(signal, () => {
			told = true;
			child.kill(signal);
		});
	// npm killed with -9 tells nobody. Only npm is watched: without it, whoever started us may well go. Where a signal ended
	// it, the hub was told, and on a busy machine this second word came so late that it read as "at once".
	if (process.env.npm_lifecycle_event) whenParentsGo(() => told || child.kill('SIGTERM'));
	child.once('error', (error) => {
		console.error(`Node could not start: ${error.message}`);
		process.exit(1);
	});
	child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** Calls back once the parent has ended, or the one above it where the parent is the shell that npm runs us in. */
function whenParentsGo(gone) {
	const parent = process.ppid;
	const above = /^(ba|da|a|z|k)?sh$/.test(factOf(parent, 'Name')) ? factOf(parent, 'PPid') : null;
	const watch = setInterval(() => {
		if (process.ppid === parent && (above === null || factOf(parent, 'PPid') === above)) return;
		clearInterval(watch);
		gone();
	}, 500);
	watch.unref();
}

/** A line of the kernel's description of a process; empty where there is none. */
function factOf(pid, name) {
	try {
		return new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
	} catch {
		return '';
	}
}
