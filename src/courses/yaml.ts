import { parseDocument, stringify } from 'yaml';

export type Yaml = { value: unknown; problem: null } | { value: null; problem: { line: number } };

/** YAML as a person writes it: plain values only. Tags, doubled keys and anchors that multiply or hold themselves are refused, and so is what is no text. */
export function readYaml(text: string): Yaml {
	const read = parseDocument(text, { uniqueKeys: true, prettyErrors: true, schema: 'core' });
	const wrong = read.errors[0] ?? read.warnings[0];
	if (wrong) return { value: null, problem: { line: wrong.linePos?.[0].line ?? 1 } };
	try {
		const value = read.toJS({ maxAliasCount: 20 }) as unknown;
		// What holds itself has no end, and throws here as well.
		JSON.stringify(value, kept);
		return { value, problem: null };
	} catch {
		return { value: null, problem: { line: 1 } };
	}
}

/** By an escape YAML can say what the database cannot keep: NUL, and half of a pair of surrogates. */
function kept(key: string, value: unknown): unknown {
	if (unkeepable.test(key) || (typeof value === 'string' && unkeepable.test(value)))
		throw new TypeError('This is no text.');
	return value;
}
const unkeepable = /[\p{Cs}\0]/u;

/** The same YAML for the same value, in lines that do not break by themselves. */
export function writeYaml(value: unknown): string {
	return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' });
}
