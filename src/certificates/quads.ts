import { context, purposes, shapes, typeIris, type Holds } from './terms.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * A document of ours as canonical N-Quads (RDFC-1.0), or null when a word, a type or a value in it is not one we know:
 * then nothing can be said about its proof, and "right" is never said by mistake. No node but one lacks an id, so the
 * canonical form is the sorted lines.
 */
export function canonicalQuads(shape: 'badge' | 'statusList' | 'proof', document: Json): string | null {
	const { '@context': named, ...rest } = isNode(document) ? document : {};
	if (JSON.stringify(named) !== JSON.stringify(context)) return null;
	const found: Found = { lines: new Set(), blanks: 0 };
	const read = node(shape, rest, found);
	return read === null || found.blanks > 1 ? null : [...found.lines].sort().join('');
}

type Found = { lines: Set<string>; blanks: number };

/** Adds what is said about a node, and returns how it is named in the lines; null: not to be read. */
function node(name: string, fields: Json, found: Found): string | null {
	const shape = shapes[name];
	if (!shape || !isNode(fields)) return null;
	const { id, type, ...words } = fields;
	const subject = id === undefined && shape.blank ? '_:c14n0' : iri(id);
	if (subject === null || !sameTypes(type, shape.types)) return null;
	if (id === undefined) found.blanks++;
	for (const known of shape.types)
		found.lines.add(`${subject} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${typeIris[known]}> .\n`);
	for (const [word, value] of Object.entries(words)) {
		const meaning = Object.hasOwn(shape.words, word) ? shape.words[word] : undefined;
		if (!meaning || value === undefined) return null;
		const objects = objectsOf(meaning[1], value, found);
		if (objects === null) return null;
		for (const object of objects) found.lines.add(`${subject} <${meaning[0]}> ${object} .\n`);
	}
	return subject;
}

function objectsOf(holds: Holds, value: Json, found: Found): string[] | null {
	if (holds === 'text') return all([literal(value)]);
	if (holds === 'link') return all([iri(value)]);
	if (holds === 'purpose') {
		const known = typeof value === 'string' && Object.hasOwn(purposes, value) ? purposes[value] : undefined;
		return known === undefined ? null : [`<${known}>`];
	}
	if (holds === 'texts by language') return isNode(value) ? all(Object.entries(value).map(inLanguage)) : null;
	if ('node' in holds) {
		const nodes = Array.isArray(value) ? value : [value];
		return all(nodes.map((one) => node(holds.node, one, found)));
	}
	const text = literal(typeof value === 'boolean' ? String(value) : value);
	return text === null ? null : [`${text}^^<${holds.datatype}>`];
}

function inLanguage([language, text]: [string, Json]): string | null {
	const quoted = literal(text);
	return quoted !== null && /^[a-z]{2,3}$/.test(language) ? `${quoted}@${language}` : null;
}

/** Signs that canonical N-Quads would escape by number are in nothing that we sign. */
function literal(value: Json): string | null {
	// eslint-disable-next-line no-control-regex
	if (typeof value !== 'string' || !value.isWellFormed() || /[\0-\x08\v\f\x0e-\x1f\x7f]/.test(value))
		return null;
	const escaped = value
		.replace(/["\\]/g, '\\$&')
		.replace(/\n/g, '\\n')
		.replace(/\r/g, '\\r')
		.replace(/\t/g, '\\t');
	return `"${escaped}"`;
}

/** Absolute, and of a scheme that no context shortens. */
function iri(value: Json | undefined): string | null {
	return typeof value === 'string' &&
		/^(https?:\/\/|did:web:|urn:uuid:)[^\0-\x20<>"{}|^`\\\x7f]+$/u.test(value)
		? `<${value}>`
		: null;
}

function sameTypes(type: Json | undefined, known: readonly string[]): boolean {
	const types = type === undefined ? [] : Array.isArray(type) ? type : [type];
	return types.length === known.length && types.every((one, i) => one === known[i]);
}

function all(objects: (string | null)[]): string[] | null {
	return objects.every((object) => object !== null) ? objects : null;
}

function isNode(value: Json): value is { [name: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
