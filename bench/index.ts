import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

// `npm run bench`: every part in a process of its own, one after the other. `npm run bench -- pages` runs one.
const parts = [
	'search',
	'pages',
	'weights',
	'certificates',
	'log',
	'lesson',
	'quiz',
	'experts',
	'bridges',
	'digest',
	'events',
	'applications',
	'attendance',
	'disclosure',
	'audit',
	'impact',
	'responses'
];

const named = process.argv.slice(2).filter((argument) => argument !== 'bench');
const unknown = named.find((name) => !parts.includes(name));
if (unknown !== undefined) {
	console.error(`There is no bench "${unknown}". There are ${parts.join(', ')}.`);
	process.exit(2);
}

for (const part of named.length > 0 ? named : parts) {
	const child = spawn(process.execPath, [join(import.meta.dirname, `${part}.ts`)], { stdio: 'inherit' });
	const stop = (signal: NodeJS.Signals): unknown => child.kill(signal);
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.on(signal, stop);
	const [code] = (await once(child, 'exit')) as [number | null];
	for (const signal of signals) process.off(signal, stop);
	if (code !== 0) {
		process.exitCode = code ?? 130;
		break;
	}
}
