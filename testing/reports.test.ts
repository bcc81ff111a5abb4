import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './prepare.ts';
import { readPlaywright, readVitest } from './reports.ts';

let directory = '';
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-reports-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function written(report: unknown): Promise<string> {
	const file = join(directory, 'report.json');
	await writeFile(file, JSON.stringify(report));
	return file;
}

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;

test('what failed is named with the first line of why, and its files are to be run again', async () => {
	const passed = { fullName: 'holds', status: 'passed', failureMessages: [] };
	const broken = { fullName: 'breaks', status: 'failed', failureMessages: [`${red('Error: four')}\n at x`] };
	const report = {
		numPassedTests: 2,
		numFailedTests: 1,
		testResults: [
			{
				name: join(root, 'src/a.test.ts'),
				status: 'failed',
				message: '',
				assertionResults: [passed, broken]
			},
			{ name: join(root, 'src/b.test.ts'), status: 'passed', message: '', assertionResults: [passed] },
			{ name: join(root, 'src/c.test.ts'), status: 'failed', message: 'does not load', assertionResults: [] }
		]
	};
	expect(readVitest(await written(report))).toEqual({
		passed: 2,
		failed: 1,
		names: ['src/a.test.ts › breaks: Error: four', 'src/c.test.ts › does not load'],
		files: ['src/a.test.ts', 'src/c.test.ts']
	});
});

test('a journey that passed the second time has passed; one that did not is named', async () => {
	const spec = (title: string, status: string) => ({
		title,
		line: 7,
		tests: [{ status, results: [{ error: { message: 'Error: not there' } }] }]
	});
	const report = {
		stats: { expected: 3, unexpected: 1, flaky: 1 },
		suites: [
			{
				file: 'find.spec.ts',
				specs: [spec('finds', 'flaky')],
				suites: [{ file: 'find.spec.ts', specs: [spec('narrows', 'unexpected')] }]
			}
		]
	};
	expect(readPlaywright(await written(report))).toEqual({
		passed: 4,
		failed: 1,
		names: ['journeys/find.spec.ts:7 › narrows: Error: not there']
	});
});

test('a run that broke off has left no report', () => {
	expect(readVitest(join(directory, 'none.json'))).toEqual({ passed: 0, failed: 0, names: [], files: [] });
});
