import { proseFrom, type Inline, type ProseBlock } from '#courses/index.ts';
import { idFrom } from '#platform/index.ts';
import { splitFacet } from './fact-key.ts';
import type { StoryBlock, StoryInline } from './story.ts';

/** What of a text is not as a story can show it; it stands there as it was written. `line` from 1. */
export type StoryFlaw = {
	code: 'token_unknown' | 'token_misplaced' | 'note_open';
	line: number;
	text: string;
};
export type StoryText = { blocks: StoryBlock[]; notes: StoryInline[][]; flaws: StoryFlaw[] };

/**
 * Markdown with tokens, notes, figures and boxes (`StoryBlock`) as a tree. Figures come without facts: what categories
 * there are is not in the text. Nothing written is lost: what cannot be read stays as words, and is a flaw.
 */
export function storyFrom(markdown: string): StoryText {
	const reading = new Reading(markdown);
	const blocks = reading.blocks(proseFrom(ownLevels(markdown)));
	return { blocks, notes: reading.notes, flaws: reading.flaws };
}

/** An interview tells in words alone: tokens, figures and notes stand in it as they were written. */
export function interviewFrom(markdown: string): StoryBlock[] {
	return new Reading(markdown, false).blocks(proseFrom(ownLevels(markdown)));
}

const token = /^\{\{\s*([a-z]+):([\w.:-]+)\s*\}\}$/u;
const pieces = /(\^\[|\[|\]|\{\{[^{}\n]*\}\})/u;
const boxMark = /^\[!box\][ \t]*/iu;

class Reading {
	readonly notes: StoryInline[][] = [];
	readonly flaws: StoryFlaw[] = [];
	readonly #markdown: string;
	/** Where the search for the next flawed text begins. */
	readonly #seen = new Map<string, number>();
	readonly #anchors = new Set<string>();
	readonly #withTokens: boolean;

	constructor(markdown: string, withTokens = true) {
		this.#markdown = markdown;
		this.#withTokens = withTokens;
	}

	blocks(prose: readonly ProseBlock[]): StoryBlock[] {
		return prose.flatMap((block) => this.#block(block));
	}

	#block(block: ProseBlock): StoryBlock[] {
		switch (block.is) {
			case 'paragraph':
				return this.#paragraph(block.of);
			case 'heading': {
				const of = this.#inlines(block.of);
				return [{ is: 'heading', level: block.level === 3 ? 2 : 3, anchor: this.#anchor(of), of }];
			}
			case 'list':
				return [{ is: 'list', ordered: block.ordered, of: block.of.map((entry) => this.blocks(entry)) }];
			case 'quote':
				return [this.#box(block.of)];
			case 'table': {
				const row = (cells: Inline[][]): StoryInline[][] => cells.map((cell) => this.#inlines(cell));
				return [{ is: 'grid', head: row(block.head), rows: block.rows.map(row) }];
			}
			case 'code':
			case 'rule':
				return [block];
		}
	}

	/** A figure stands in a line of its own, and parts the words before it from those after. */
	#paragraph(of: Inline[]): StoryBlock[] {
		const made: StoryBlock[] = [];
		let words: Inline[] = [];
		const close = (): void => {
			if (words.length > 0) made.push({ is: 'paragraph', of: this.#inlines(words) });
			words = [];
		};
		for (const { line, end } of linesOf(of)) {
			const [only] = line;
			const figure =
				this.#withTokens && line.length === 1 && only?.is === 'text' ? figureFrom(only.text.trim()) : null;
			if (figure) {
				if (isEnd(words.at(-1))) words.pop();
				close();
				made.push(figure);
			} else words.push(...line, ...end);
		}
		close();
		return made;
	}

	#box(of: readonly ProseBlock[]): StoryBlock {
		const [first, ...rest] = of;
		if (first?.is !== 'paragraph') return { is: 'box', title: '', of: this.blocks(of) };
		const [head, ...lines] = linesOf(first.of);
		const [opening] = head?.line ?? [];
		if (!head || opening?.is !== 'text' || !boxMark.test(opening.text))
			return { is: 'box', title: '', of: this.blocks(of) };
		const title = plainOf(head.line).replace(boxMark, '').trim();
		for (const [raw] of title.matchAll(/\{\{[^{}]*\}\}/gu)) this.#flaw('token_misplaced', raw);
		const body = lines.flatMap(({ line, end }) => [...line, ...end]);
		return {
			is: 'box',
			title,
			of: [...(body.length > 0 ? this.#paragraph(body) : []), ...this.blocks(rest)]
		};
	}

	#inlines(of: readonly Inline[]): StoryInline[] {
		const made: StoryInline[] = [];
		let note: { of: StoryInline[]; depth: number } | null = null;
		const put = (one: StoryInline): void => {
			const to = note?.of ?? made;
			const last = to.at(-1);
			if (one.is === 'text' && last?.is === 'text')
				to[to.length - 1] = { is: 'text', text: last.text + one.text };
			else to.push(one);
		};
		for (const one of of) {
			if ('of' in one) put({ ...one, of: this.#inlines(one.of) });
			else if (one.is !== 'text' || !this.#withTokens) put(one);
			else
				for (const piece of one.text.split(pieces)) {
					if (piece === '') continue;
					if (piece === '^[' && !note) note = { of: [], depth: 1 };
					else if (piece === ']' && note?.depth === 1) {
						this.notes.push(note.of);
						note = null;
						put({ is: 'note', number: this.notes.length });
					} else {
						if (note && piece === ']') note.depth--;
						else if (note && piece.endsWith('[')) note.depth++;
						put(piece.startsWith('{{') ? this.#token(piece) : { is: 'text', text: piece });
					}
				}
		}
		if (note === null) return made;
		const words: StoryInline[] = (note as { of: StoryInline[] }).of;
		this.#flaw('note_open', '^[');
		note = null;
		put({ is: 'text', text: '^[' });
		words.forEach(put);
		return made;
	}

	#token(raw: string): StoryInline {
		const [, kind = '', name = ''] = token.exec(raw) ?? [];
		if (kind === 'fact') return { is: 'fact', ...splitFacet(name) };
		this.#flaw(figureFrom(raw) ? 'token_misplaced' : 'token_unknown', raw);
		return { is: 'text', text: raw };
	}

	#flaw(code: StoryFlaw['code'], text: string): void {
		const from = this.#seen.get(text) ?? 0;
		const at = Math.max(0, this.#markdown.indexOf(text, from));
		this.#seen.set(text, at + text.length);
		this.flaws.push({ code, line: this.#markdown.slice(0, at).split('\n').length, text });
	}

	#anchor(of: readonly StoryInline[]): string {
		const words = plainOf(of)
			.toLowerCase()
			.normalize()
			.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
			.replace(/^-+|-+$/gu, '')
			.slice(0, 60);
		const base = words || 'section';
		let anchor = base;
		for (let again = 2; this.#anchors.has(anchor); again++) anchor = `${base}-${again}`;
		this.#anchors.add(anchor);
		return anchor;
	}
}

function figureFrom(raw: string): StoryBlock | null {
	const [, kind, name = ''] = token.exec(raw) ?? [];
	const [indicator = '', by, ...more] = name.split(':');
	if (indicator === '' || by === '' || more.length > 0) return null;
	switch (kind) {
		case 'chart':
		case 'table':
			return { is: kind, indicator, by: by ?? null, facts: [] };
		case 'map':
			return by === undefined ? { is: 'map', indicator, facts: [] } : null;
		case 'quote': {
			const quote = idFrom<'Quote'>(name);
			return quote && { is: 'quote', quote };
		}
		case 'interview': {
			const interview = idFrom<'Interview'>(name);
			return interview && { is: 'interview', interview };
		}
		default:
			return null;
	}
}

type Line = { line: Inline[]; end: Inline[] };

/** The lines of a paragraph, each with what ends it: as they were written, so that they can be put together again. */
function linesOf(of: readonly Inline[]): Line[] {
	const lines: Line[] = [{ line: [], end: [] }];
	const put = (one: Inline): void => void lines.at(-1)?.line.push(one);
	const end = (one: Inline): void => {
		lines.at(-1)?.end.push(one);
		lines.push({ line: [], end: [] });
	};
	for (const one of of) {
		if (one.is === 'break') end(one);
		else if (one.is !== 'text') put(one);
		else
			for (const [at, text] of one.text.split('\n').entries()) {
				if (at > 0) end({ is: 'text', text: '\n' });
				if (text !== '') put({ is: 'text', text });
			}
	}
	return lines;
}

function isEnd(one: Inline | undefined): boolean {
	return one?.is === 'break' || (one?.is === 'text' && one.text === '\n');
}

function plainOf(of: readonly (Inline | StoryInline)[]): string {
	return of.map((one) => ('text' in one ? one.text : 'of' in one ? plainOf(one.of) : '')).join('');
}

/** The title is the first heading of the page: `#` to `##` open a section, `###` and below a part of one. */
function ownLevels(markdown: string): string {
	let inCode = false;
	return markdown
		.split('\n')
		.map((line) => {
			if (/^ {0,3}(?:```|~~~)/u.test(line)) inCode = !inCode;
			return inCode ? line : line.replace(/^( {0,3})###(?=[ \t])/u, '$1####');
		})
		.join('\n');
}
