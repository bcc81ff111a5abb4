import { parseDocument, stringify } from 'yaml';

export type Yaml = { value: unknown; problem: null } | { value: null; problem: { line: number } };

/** YAML as a person writes it: plain values only. Tags, doubled keys and anchors that multiply are refused. */
export function readYaml(text: string): Yaml {
	const read = parseDocument(text, { uniqueKeys: true, prettyErrors: true, schema: 'core' });
	const wrong = read.errors[0] ?? read.warnings[0];
	if (wrong) return { value: null, problem: { line: wrong.linePos?.[0].line ?? 1 } };
	try {
		return { value: read.toJS({ maxAliasCount: 20 }) as unknown, problem: null };
	} catch {
		return { value: null, problem: { line: 1 } };
	}
}

/** The same YAML for the same value, in lines that do not break by themselves. */
export function writeYaml(value: unknown): string {
	return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' });
}
