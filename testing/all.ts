import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, node } from '../bin/prepare.mjs';
import { compileMessages, root, writeTypes } from './prepare.ts';
import { readPlaywright, readVitest, type Count } from './reports.ts';

// Everything that is checked, cheap to dear. `npm run check` stops before the build.
type Step = { name: string; run: () => Promise<Count> };

const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const report = (name: string): string => join(tmpdir(), `serai-${process.pid}-${name}.json`);

const format = { name: 'format', run: () => once(['prettier', '--check', '--log-level', 'warn', '.']) };
const types = {
	name: 'types',
	run: () =>
		once(
			['svelte-check', '--fail-on-warnings', '--output', 'human', '--threshold', 'warning'],
			['tsc', '--noEmit']
		)
};
const lint = { name: 'lint', run: () => once(['eslint', '--max-warnings', '0', '.']) };
const boundaries = { name: 'boundaries', run: () => once(['depcruise', 'src', '--output-type', 'err']) };

/** One after the other; the lists of each are taken side by side, since each of those programs uses one core of two. */
const checks: Step[][][] = [
	[
		[lint, boundaries],
		[format, types]
	],
	[[{ name: 'rules and rows', run: () => vitest('house') }]]
];

const dear: Step[][][] = [
	[[{ name: 'build', run: () => build().then(() => ({ passed: 1, failed: 0 })) }]],
	[[{ name: 'processes', run: () => vitest('processes') }]],
	[[{ name: 'journeys', run: journeys }]]
];

/** More broken files than this were not broken by a crowded moment. */
const mostAgain = 5;

await install({ development: true });
writeTypes();
compileMessages();
const total = { passed: 0, failed: 0 };
const failures: string[] = [];
for (const stage of process.argv[2] === 'check' ? checks : [...checks, ...dear])
	await Promise.all(stage.map((steps) => inOrder(steps)));
// What CI keeps of a long run is its end.
for (const name of failures) console.log(`✗ ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

async function inOrder(steps: Step[]): Promise<void> {
	for (const step of steps) {
		const began = Date.now();
		// One step that fails hides no other: CI shows them all.
		const count = await step.run().catch((error: unknown): Count => {
			console.error(error instanceof Error ? error.message : error);
			return { passed: 0, failed: 1 };
		});
		total.passed += count.passed;
		total.failed += count.failed;
		failures.push(...(count.failed > 0 && !count.names?.length ? [step.name] : (count.names ?? [])));
		const seconds = ((Date.now() - began) / 1000).toFixed(1);
		const mark = count.failed > 0 ? '✗' : '✓';
		console.log(
			`${mark} ${step.name.padEnd(15)}${seconds.padStart(6)} s  ${count.passed} passed, ${count.failed} failed`
		);
	}
}

/** One check, of one or more programs: passes when all of them do. */
async function once(...commands: string[][]): Promise<Count> {
	let good = true;
	for (const [program = '', ...given] of commands) good = (await run(bin(program), given)) && good;
	return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Files that fail are run once more by themselves: what only a crowded moment broke is told, and is no fault of the change. */
async function vitest(project: string): Promise<Count> {
	const first = await runVitest(project, []);
	if (first.failed === 0 || first.files.length === 0 || first.files.length > mostAgain) return first;
	const second = await runVitest(project, first.files);
	const cleared = first.failed - second.failed;
	if (cleared > 0) console.log(first.names.map((name) => `flaky: ${name}`).join('\n'));
	return { passed: first.passed + cleared, failed: second.failed, names: second.names };
}

async function runVitest(project: string, files: string[]) {
	const file = report(project);
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
	const given = ['run', '--project', project, '--passWithNoTests', ...reporters, ...files];
	const good = await run(bin('vitest'), given);
	const found = readVitest(file);
	return { ...found, ...count(good, found) };
}

async function journeys(): Promise<Count> {
	const file = report('journeys');
	const good = await run(bin('playwright'), ['test', '--reporter=line,json', '--pass-with-no-tests'], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	});
	return count(good, readPlaywright(file));
}

/** A run that failed without a failed test (a set-up, a file that does not load) counts as one failure. */
function count(good: boolean, { failed, ...rest }: Count): Count {
	return { ...rest, failed: good ? failed : Math.max(1, failed) };
}

function run(program: string, given: string[], more: Record<string, string> = {}): Promise<boolean> {
	// NODE_ENV=production would give tests another Svelte; the programs' own first line finds Node by the PATH.
	const { NODE_ENV: _, ...env } = process.env;
	const path = `${join(node(), '..')}:${env['PATH'] ?? ''}`;
	const child = spawn(program, given, { cwd: root, env: { ...env, PATH: path, ...more }, stdio: 'inherit' });
	return new Promise((resolve) => {
		child.once('error', () => resolve(false));
		child.once('exit', (code) => resolve(code === 0));
	});
}
