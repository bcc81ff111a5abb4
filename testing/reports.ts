import { existsSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './prepare.ts';

/** What a run of tests came to; `names` are of those that failed, with the first line of why. */
export type Count = { passed: number; failed: number; names?: string[] };

type Vitest = {
	numPassedTests: number;
	numFailedTests: number;
	testResults: {
		name: string;
		status: string;
		message: string;
		assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
	}[];
};

/** What vitest's JSON report says, and which of its files are to be run once more. */
export function readVitest(file: string): Count & { names: string[]; files: string[] } {
	const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = read<Vitest>(file);
	const bad = testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' || assertionResults.some((one) => one.status === 'failed')
	);
	return {
		passed: numPassedTests,
		failed: numFailedTests,
		names: bad.flatMap(({ name, message, assertionResults }) => {
			const failed = assertionResults.filter(({ status }) => status === 'failed');
			const path = relative(root, name);
			return failed.length === 0
				? [`${path} › ${firstLine(message)}`]
				: failed.map((one) => `${path} › ${one.fullName}: ${firstLine(one.failureMessages?.[0] ?? '')}`);
		}),
		files: bad.map(({ name }) => relative(root, name))
	};
}

type Suite = {
	file: string;
	suites?: Suite[];
	specs?: { title: string; line: number; tests: { status: string; results: Failing[] }[] }[];
};
type Failing = { error?: { message?: string } };
type Playwright = { stats: { expected: number; unexpected: number; flaky: number }; suites: Suite[] };

/** What Playwright's JSON report says; one that passed when it was tried again has passed. */
export function readPlaywright(file: string): Count & { names: string[] } {
	const { stats = { expected: 0, unexpected: 0, flaky: 0 }, suites = [] } = read<Playwright>(file);
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected,
		names: suites.flatMap(unexpectedOf)
	};
}

function unexpectedOf({ file, suites = [], specs = [] }: Suite): string[] {
	const own = specs.flatMap(({ title, line, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected')
			.map(
				({ results }) => `journeys/${file}:${line} › ${title}: ${firstLine(results[0]?.error?.message ?? '')}`
			)
	);
	return [...own, ...suites.flatMap(unexpectedOf)];
}

function firstLine(text: string): string {
	// eslint-disable-next-line no-control-regex -- the colours that a terminal is told
	const plain = text.replaceAll(/\u001b\[[0-9;]*m/gu, '');
	return plain.trim().split('\n')[0]?.slice(0, 300) ?? '';
}

/** A report that is not there, since the run broke off, says nothing. */
function read<T>(file: string): Partial<T> {
	if (!existsSync(file)) return {};
	const found = JSON.parse(readFileSync(file, 'utf8')) as T;
	rmSync(file);
	return found;
}
