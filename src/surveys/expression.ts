import type { Condition } from './condition.ts';

/**
 * Conditions as XLSForm writes them (the part of XPath that ODK documents for `relevant`): `${applied} = 'yes'`,
 * `selected(${topics}, 'finance')`, `${importance} >= 3`, `${how} != ''`, and, or, not(…). A matrix’s row is `${parts__content}`.
 */
export function expressionOf(condition: Condition): string {
	if ('all' in condition) return joined(condition.all, 'and');
	if ('any' in condition) return joined(condition.any, 'or');
	if ('not' in condition) return `not(${expressionOf(condition.not)})`;
	const of = (name: string) => `\${${name}}`;
	if ('is' in condition) return `${of(condition.question)} != ''`;
	if ('least' in condition) return `${of(condition.question)} >= ${condition.least}`;
	if ('most' in condition) return `${of(condition.question)} <= ${condition.most}`;
	return condition.row === undefined
		? `selected(${of(condition.question)}, '${condition.has}')`
		: `${of(`${condition.question}__${condition.row}`)} = '${condition.has}'`;
}

function joined(parts: Condition[], word: 'and' | 'or'): string {
	if (parts.length === 0) return word === 'and' ? 'true()' : 'false()';
	return parts
		.map((part) => ('all' in part || 'any' in part ? `(${expressionOf(part)})` : expressionOf(part)))
		.join(` ${word} `);
}

/** Null: it says something that a condition here cannot. */
export function conditionFrom(expression: string): Condition | null {
	if (expression.length > 4000) return null;
	const tokens = tokensOf(expression);
	if (!tokens) return null;
	const reading = new Tokens(tokens);
	try {
		const condition = either(reading);
		return reading.isAtEnd ? condition : null;
	} catch (error) {
		if (error instanceof Unreadable) return null;
		throw error;
	}
}

class Unreadable extends Error {}

type Token = { kind: 'name' | 'text' | 'word' | 'sign'; text: string } | { kind: 'number'; text: string };

class Tokens {
	#at = 0;
	#depth = 0;
	readonly #tokens: Token[];
	constructor(tokens: Token[]) {
		this.#tokens = tokens;
	}
	get isAtEnd(): boolean {
		return this.#at >= this.#tokens.length;
	}
	peek(text?: string): Token | null {
		const token = this.#tokens[this.#at] ?? null;
		return token &&
			(text === undefined || ((token.kind === 'word' || token.kind === 'sign') && token.text === text))
			? token
			: null;
	}
	take(text?: string): Token {
		const token = this.peek(text);
		if (!token) throw new Unreadable();
		this.#at++;
		return token;
	}
	of(kind: Token['kind']): string {
		const token = this.take();
		if (token.kind !== kind) throw new Unreadable();
		return token.text;
	}
	/** No deeper than anybody writes. */
	within<T>(read: () => T): T {
		if (++this.#depth > 40) throw new Unreadable();
		const found = read();
		this.#depth--;
		return found;
	}
}

function tokensOf(text: string): Token[] | null {
	const shape =
		/\s*(?:\$\{([A-Za-z_][\w.-]*)\}|'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?)|(<=|>=|!=|=|<|>|\(|\)|,)|([a-z]+))/uy;
	const tokens: Token[] = [];
	const end = text.trimEnd().length;
	while (shape.lastIndex < end) {
		const found = shape.exec(text);
		if (!found) return null;
		const [, name, single, double, number, sign, word] = found;
		if (name !== undefined) tokens.push({ kind: 'name', text: name });
		else if (number !== undefined) tokens.push({ kind: 'number', text: number });
		else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
		else if (word !== undefined) tokens.push({ kind: 'word', text: word });
		else tokens.push({ kind: 'text', text: single ?? double ?? '' });
	}
	return tokens.length > 0 ? tokens : null;
}

function either(tokens: Tokens): Condition {
	const parts = [both(tokens)];
	while (tokens.peek('or')) {
		tokens.take('or');
		parts.push(both(tokens));
	}
	return parts.length === 1 ? (parts[0] as Condition) : { any: parts };
}

function both(tokens: Tokens): Condition {
	const parts = [single(tokens)];
	while (tokens.peek('and')) {
		tokens.take('and');
		parts.push(single(tokens));
	}
	return parts.length === 1 ? (parts[0] as Condition) : { all: parts };
}

function single(tokens: Tokens): Condition {
	return tokens.within(() => {
		if (tokens.peek('(')) return bracketed(tokens);
		if (tokens.peek('not')) {
			tokens.take('not');
			return { not: bracketed(tokens) };
		}
		for (const [word, condition] of [
			['true', { all: [] }],
			['false', { any: [] }]
		] as const)
			if (tokens.peek(word)) {
				tokens.take(word);
				tokens.take('(');
				tokens.take(')');
				return condition as unknown as Condition;
			}
		if (tokens.peek('selected')) {
			tokens.take('selected');
			tokens.take('(');
			const name = tokens.of('name');
			tokens.take(',');
			const has = tokens.of('text');
			tokens.take(')');
			return chosen(name, has);
		}
		return compared(tokens);
	});
}

function bracketed(tokens: Tokens): Condition {
	tokens.take('(');
	const condition = either(tokens);
	tokens.take(')');
	return condition;
}

function compared(tokens: Tokens): Condition {
	const name = tokens.of('name');
	const sign = tokens.of('sign');
	const value = tokens.take();
	if (value.kind === 'number' && ['<=', '>=', '<', '>'].includes(sign)) {
		const bound = Number(value.text);
		if (sign === '>=') return { question: name, least: bound };
		if (sign === '<=') return { question: name, most: bound };
		// Strictly: an answer there is, and not one on the other side.
		const answered: Condition = { question: name, is: 'answered' };
		return {
			all: [
				answered,
				{ not: sign === '>' ? { question: name, most: bound } : { question: name, least: bound } }
			]
		};
	}
	if (value.kind !== 'text' && value.kind !== 'number') throw new Unreadable();
	if (sign === '=')
		return value.text === '' ? { not: { question: name, is: 'answered' } } : chosen(name, value.text);
	if (sign === '!=')
		return value.text === '' ? { question: name, is: 'answered' } : { not: chosen(name, value.text) };
	throw new Unreadable();
}

function chosen(name: string, has: string): Condition {
	const at = name.indexOf('__');
	return at > 0 ? { question: name.slice(0, at), row: name.slice(at + 2), has } : { question: name, has };
}
