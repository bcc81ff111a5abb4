import type { FactKey } from './fact.ts';
import type { Paper, PaperBlock, PaperInline } from './paper.ts';
import type { PaperNumber } from './paper-number.ts';

/** The numbers that stand in sentences, notes too, in the order in which they were counted. */
export function numbersInText({
	blocks,
	notes,
	numbers
}: Paper): { at: number; text: string; number: PaperNumber }[] {
	const known = new Map<FactKey, PaperNumber>(numbers.map((number) => [number.key, number]));
	return [...blocks.flatMap(inlinesOf), ...notes.flat()]
		.flatMap(everyInline)
		.flatMap((one) => {
			const number = one.is === 'number' ? known.get(one.key) : undefined;
			return one.is === 'number' && number ? [{ at: one.at, text: one.text, number }] : [];
		})
		.sort((a, b) => a.at - b.at);
}

function inlinesOf(block: PaperBlock): readonly PaperInline[] {
	switch (block.is) {
		case 'paragraph':
		case 'heading':
			return block.of;
		case 'list':
			return block.of.flat().flatMap(inlinesOf);
		case 'box':
			return block.of.flatMap(inlinesOf);
		case 'grid':
			return [block.head, ...block.rows].flat(2);
		case 'interview':
			return block.told?.body.flatMap(inlinesOf) ?? [];
		case 'figure':
		case 'quote':
		case 'code':
		case 'rule':
			return [];
	}
}

function everyInline(one: PaperInline): PaperInline[] {
	return 'of' in one ? one.of.flatMap(everyInline) : [one];
}

/** Its words alone. */
export function wordsOf(of: readonly PaperInline[]): string {
	return of
		.flatMap(everyInline)
		.map((one) => ('text' in one ? one.text : one.is === 'note' ? '' : ' '))
		.join('');
}
