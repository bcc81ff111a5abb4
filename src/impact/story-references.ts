import type { Facet, FactKey } from './fact.ts';
import type { InterviewId, QuoteId, StoryBlock, StoryInline } from './story.ts';
import type { StoryText } from './story-text.ts';

export type FigureReference = { is: 'chart' | 'table' | 'map'; indicator: string; by: string | null };

/** What a text names beside its words, in its order, each once. */
export type StoryReferences = {
	tokens: { key: FactKey; facet: Facet }[];
	figures: FigureReference[];
	quotes: QuoteId[];
	interviews: InterviewId[];
};

export function referencesOf({ blocks, notes }: Pick<StoryText, 'blocks' | 'notes'>): StoryReferences {
	const found: StoryReferences = { tokens: [], figures: [], quotes: [], interviews: [] };
	for (const block of everyBlock(blocks)) {
		for (const line of linesIn(block)) collect(line, found);
		if (block.is === 'chart' || block.is === 'map' || block.is === 'table')
			found.figures.push({ is: block.is, indicator: block.indicator, by: figureBy(block) });
		else if (block.is === 'quote') found.quotes.push(block.quote);
		else if (block.is === 'interview') found.interviews.push(block.interview);
	}
	for (const note of notes) collect(note, found);
	return {
		tokens: once(found.tokens, ({ key, facet }) => `${key} ${facet}`),
		figures: once(found.figures, (figure) => `${figure.is} ${figureName(figure)}`),
		quotes: [...new Set(found.quotes)],
		interviews: [...new Set(found.interviews)]
	};
}

/** Where the facts of a figure are found: a chart and a table of the same thing have the same ones. */
export function figureName({ indicator, by }: Pick<FigureReference, 'indicator' | 'by'>): string {
	return by === null ? indicator : `${indicator}:${by}`;
}

/** The same blocks, each figure with the facts it shows. */
export function withFigures(
	blocks: readonly StoryBlock[],
	figures: Readonly<Record<string, readonly FactKey[]>>
): StoryBlock[] {
	return blocks.map((block): StoryBlock => {
		if (block.is === 'list') return { ...block, of: block.of.map((entry) => withFigures(entry, figures)) };
		if (block.is === 'box') return { ...block, of: withFigures(block.of, figures) };
		if (block.is !== 'chart' && block.is !== 'table' && block.is !== 'map') return block;
		return { ...block, facts: [...(figures[figureName({ ...block, by: figureBy(block) })] ?? [])] };
	});
}

/** A map shows countries. */
function figureBy(block: Extract<StoryBlock, { facts: FactKey[] }>): string | null {
	return block.is === 'map' ? 'country' : block.by;
}

function* everyBlock(blocks: readonly StoryBlock[]): Generator<StoryBlock> {
	for (const block of blocks) {
		yield block;
		if (block.is === 'list') for (const entry of block.of) yield* everyBlock(entry);
		if (block.is === 'box') yield* everyBlock(block.of);
	}
}

function linesIn(block: StoryBlock): readonly StoryInline[][] {
	if (block.is === 'paragraph' || block.is === 'heading') return [block.of];
	return block.is === 'grid' ? [...block.head, ...block.rows.flat()] : [];
}

function collect(line: readonly StoryInline[], into: StoryReferences): void {
	for (const one of line) {
		if (one.is === 'fact') into.tokens.push({ key: one.key, facet: one.facet });
		else if ('of' in one) collect(one.of, into);
	}
}

function once<Thing>(all: readonly Thing[], name: (one: Thing) => string): Thing[] {
	return [...new Map(all.map((one) => [name(one), one])).values()];
}
