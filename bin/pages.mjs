// Builds the pages. Not by vite's own command: the compiler of the messages leaves timers behind that would hold the end
// up for half a minute.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createBuilder } from 'vite';
import { root } from './prepare.mjs';

const compiling = compileMessages();
const builder = await createBuilder({ logLevel: 'warn' });
await builder.buildApp();
process.exit(await compiling);

/** For the command line, which reads them as they are; beside the build, on another processor. Resolves to the exit code. */
async function compileMessages() {
	const child = spawn(
		process.execPath,
		[
			'node_modules/@inlang/paraglide-js/bin/run.js',
			'compile',
			...['--project', './project.inlang', '--outdir', './src/messages'],
			...['--strategy', 'baseLocale', '--output-structure', 'locale-modules']
		],
		{ cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
	);
	const [code] = await once(child, 'exit');
	return code ?? 1;
}
