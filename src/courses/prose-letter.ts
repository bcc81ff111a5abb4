import type { Inline, Prose, ProseBlock } from './prose.ts';

/**
 * Running text for a letter, which has no markup: paragraphs by empty lines, lists by signs, and beside a link's words
 * its address, since nobody can press them.
 */
export function proseLetter(prose: Prose): string {
	return prose.map(blockLetter).join('\n\n');
}

function blockLetter(block: ProseBlock): string {
	switch (block.is) {
		case 'paragraph':
		case 'heading':
			return lineOf(block.of);
		case 'list':
			return block.of
				.map((entry, i) => indented(entry.map(blockLetter).join('\n'), block.ordered ? `${i + 1}. ` : '– '))
				.join('\n');
		case 'quote':
			return proseLetter(block.of)
				.split('\n')
				.map((line) => `> ${line}`)
				.join('\n');
		case 'code':
			return block.text;
		case 'table':
			return [block.head, ...block.rows].map((row) => row.map(lineOf).join(' | ')).join('\n');
		case 'rule':
			return '—';
	}
}

function indented(text: string, sign: string): string {
	return sign + text.replaceAll('\n', `\n${' '.repeat(sign.length)}`);
}

function lineOf(of: Inline[]): string {
	return of
		.map((one) => {
			if (one.is === 'break') return '\n';
			if ('text' in one) return one.text;
			const words = lineOf(one.of);
			return one.is !== 'link' || words === one.to ? words : `${words} (${one.to.replace(/^mailto:/u, '')})`;
		})
		.join('');
}
