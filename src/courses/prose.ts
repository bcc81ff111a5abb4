import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { remembered } from '#platform/index.ts';
import type { Nodes, PhrasingContent, RootContent, Table } from 'mdast';

/** Running text as a small tree: what it cannot say, an author cannot write. There is no HTML in it. */
export type Prose = ProseBlock[];

export type ProseBlock =
	| { is: 'paragraph'; of: Inline[] }
	| { is: 'heading'; level: 3 | 4; of: Inline[] }
	| { is: 'list'; ordered: boolean; of: Prose[] }
	| { is: 'quote'; of: Prose }
	| { is: 'code'; text: string }
	| { is: 'table'; head: Inline[][]; rows: Inline[][][] }
	| { is: 'rule' };

export type Inline =
	| { is: 'text'; text: string }
	| { is: 'strong' | 'emphasis'; of: Inline[] }
	| { is: 'code'; text: string }
	| { is: 'link'; to: string; of: Inline[] }
	| { is: 'break' };

export const longestProse = 60_000;
const deepest = 12;

/** Markdown as we write it: headings, lists, tables, quotes, links. HTML is text, a link that is no web page is its words. */
export function proseFrom(markdown: string): Prose {
	const tree = fromMarkdown(shallow(markdown.slice(0, longestProse)), {
		extensions: [gfmTable(), { disable: { null: ['htmlFlow', 'htmlText', 'definition', 'codeIndented'] } }],
		mdastExtensions: [gfmTableFromMarkdown()]
	});
	return blocks(tree.children, 0);
}

/** Quotes in quotes and lists in lists on one line, as far as anybody means them: the parser takes a step into each. */
function shallow(markdown: string): string {
	return markdown.replace(nested, (marks) => (marks.match(mark) ?? []).slice(0, deepest).join(''));
}
const mark = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/gu;
const nested = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){13,}/gmu;

/** The same, kept: the words of a version are read again for every page that shows them. What it returns must not be changed. */
export const knownProse = remembered(proseFrom, 2_000);

function blocks(nodes: RootContent[], depth: number): Prose {
	return nodes.flatMap((node) => block(node, depth));
}

function block(node: RootContent, depth: number): Prose {
	if (depth > deepest) return paragraph([{ is: 'text', text: plainOf(node) }]);
	switch (node.type) {
		case 'paragraph':
			return paragraph(inlines(node.children));
		case 'heading':
			return [{ is: 'heading', level: node.depth <= 3 ? 3 : 4, of: inlines(node.children) }];
		case 'list':
			return [
				{
					is: 'list',
					ordered: node.ordered === true,
					of: node.children.map((item) => blocks(item.children, depth + 1))
				}
			];
		case 'blockquote':
			return [{ is: 'quote', of: blocks(node.children, depth + 1) }];
		case 'code':
			return [{ is: 'code', text: node.value }];
		case 'table':
			return [table(node)];
		case 'thematicBreak':
			return [{ is: 'rule' }];
		default:
			return paragraph([{ is: 'text', text: plainOf(node) }]);
	}
}

function paragraph(of: Inline[]): Prose {
	return of.length === 0 ? [] : [{ is: 'paragraph', of }];
}

function table(node: Table): ProseBlock {
	const [head = [], ...rows] = node.children.map((row) => row.children.map((cell) => inlines(cell.children)));
	return { is: 'table', head, rows };
}

function inlines(nodes: PhrasingContent[], depth = 0): Inline[] {
	return nodes.flatMap((node): Inline[] => {
		if (depth > deepest) return [{ is: 'text', text: plainOf(node) }];
		switch (node.type) {
			case 'text':
				return [{ is: 'text', text: node.value }];
			case 'strong':
			case 'emphasis':
				return [{ is: node.type, of: inlines(node.children, depth + 1) }];
			case 'inlineCode':
				return [{ is: 'code', text: node.value }];
			case 'break':
				return [{ is: 'break' }];
			case 'link': {
				const of = inlines(node.children, depth + 1);
				return isWebPage(node.url) ? [{ is: 'link', to: node.url, of }] : of;
			}
			case 'image':
				return node.alt ? [{ is: 'text', text: node.alt }] : [];
			default:
				return [{ is: 'text', text: plainOf(node) }];
		}
	});
}

/** Pages and letters only: no script, no data, nothing of the visitor's own machine. */
export function isWebPage(url: string): boolean {
	return URL.canParse(url) && ['https:', 'http:', 'mailto:'].includes(new URL(url).protocol);
}

function plainOf(node: Nodes): string {
	if ('value' in node) return node.value;
	if ('children' in node) return node.children.map(plainOf).join('');
	return '';
}

/** Its words alone: for search, and for how long it takes to read. */
export function plainText(prose: Prose): string {
	return prose.map(blockText).join('\n');
}

function blockText(one: ProseBlock): string {
	switch (one.is) {
		case 'paragraph':
		case 'heading':
			return inlineText(one.of);
		case 'list':
			return one.of.map(plainText).join('\n');
		case 'quote':
			return plainText(one.of);
		case 'code':
			return one.text;
		case 'table':
			return [one.head, ...one.rows].map((row) => row.map(inlineText).join(' ')).join('\n');
		case 'rule':
			return '';
	}
}

function inlineText(of: Inline[]): string {
	return of.map((one) => ('text' in one ? one.text : 'of' in one ? inlineText(one.of) : ' ')).join('');
}
