import { readFile } from 'node:fs/promises';
import { findingText, lint, lookedAt, lookedText, type Finding } from '#impact/index.ts';
import { CommandProblem } from './problem.ts';

/** Says what in a text does not go together; returns 1 when something cannot be true. Throws CommandProblem for the file. */
export async function lintFile(path: string, asJson: boolean): Promise<number> {
	const text = await textOf(path);
	const findings = lint(text);
	console.log(asJson ? JSON.stringify(findings.map(toJson), null, '\t') : report(path, text, findings));
	return findings.some(({ severity }) => severity === 'cannot-be-true') ? 1 : 0;
}

/** Larger texts than any book are a mistake. */
const largestFile = 10_000_000;

async function textOf(path: string): Promise<string> {
	const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
		const why =
			error.code === 'EISDIR'
				? 'it is a directory'
				: error.code === 'ENOENT'
					? 'it does not exist'
					: `${error.code}`;
		throw new CommandProblem(`${path} cannot be read: ${why}.`, 2);
	});
	if (bytes.length > largestFile) throw new CommandProblem(`${path} is larger than 10 MB.`, 2);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new CommandProblem(`${path} is no text in UTF-8.`, 2);
	}
}

/** The fields that other programs may rely on: src/impact/lint/README.md. */
function toJson({ kind, code, severity, places, values, feasible, culprit, restsOnRounding }: Finding) {
	const says = findingText(
		{ kind, code, severity, places, values, feasible, culprit, restsOnRounding },
		'en'
	).says;
	return { kind, code, severity, says, places, feasible, culprit, restsOnRounding, values };
}

function report(path: string, text: string, findings: Finding[]): string {
	const paragraphs = findings.map((finding) => {
		const { severity, says, feasible, culprit, rounding } = findingText(finding, 'en');
		const [first] = finding.places;
		const quotes = finding.places.map(
			({ line, column, quote }) => `  ${`${line}:${column}`.padEnd(9)}“${quote}”`
		);
		const more = [...feasible, culprit, rounding].filter((line) => line !== null).map((line) => `  ${line}`);
		return [
			`${path}:${first?.line ?? 1}:${first?.column ?? 1}  ${severity}: ${says}`,
			...quotes,
			...more
		].join('\n');
	});
	return [...paragraphs, summary(text, findings)].join('\n\n');
}

/** Nothing found says what was looked for: else it might be taken for a proof. */
function summary(text: string, findings: Finding[]): string {
	const { read, lookedFor, languages, notRead } = lookedText(lookedAt(text), 'en');
	if (findings.length === 0)
		return ['Nothing found that does not go together.', '', ...[read, lookedFor, languages, ...notRead]].join(
			'\n'
		);
	const wrong = findings.filter(({ severity }) => severity === 'cannot-be-true').length;
	return [...notRead, `${findings.length} found, of which ${wrong} cannot be true.`].join('\n');
}
