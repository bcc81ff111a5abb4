import type { StoryBlock, StoryInline } from './story.ts';
import type { StoryText } from './story-text.ts';

/**
 * The team's own words of a story, a text for each of its sections and one for its notes. Neither numbers, which mean
 * nothing without what they count, nor what others said, which stands in its own place alone.
 */
export function plainSections({ blocks, notes }: Pick<StoryText, 'blocks' | 'notes'>): string[] {
	const sections: string[][] = [[]];
	for (const block of blocks) {
		if (block.is === 'heading' && block.level === 2) sections.push([]);
		sections.at(-1)?.push(wordsOf(block));
	}
	return [...sections, notes.map(wordsIn)].map((words) => words.filter(Boolean).join('\n')).filter(Boolean);
}

function wordsOf(block: StoryBlock): string {
	switch (block.is) {
		case 'paragraph':
		case 'heading':
			return wordsIn(block.of);
		case 'list':
			return block.of.flat().map(wordsOf).join('\n');
		case 'box':
			return [block.title, ...block.of.map(wordsOf)].join('\n');
		case 'grid':
			return [block.head, ...block.rows].map((row) => row.map(wordsIn).join(' ')).join('\n');
		case 'code':
			return block.text;
		case 'chart':
		case 'table':
		case 'map':
		case 'quote':
		case 'interview':
		case 'rule':
			return '';
	}
}

function wordsIn(of: readonly StoryInline[]): string {
	return of.map((one) => ('text' in one ? one.text : 'of' in one ? wordsIn(one.of) : ' ')).join('');
}
