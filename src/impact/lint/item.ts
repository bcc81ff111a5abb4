import { areAlike } from './noun.ts';
import { divisionOf, isCatchAll } from './dimension.ts';
import type { PartList } from './list.ts';
import type { Mention } from './mention.ts';
import { words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import type { Block } from './source.ts';

const open = words(
	'including|such as|some of|among (?:them|others)|for example|highlights?|examples?|e\\.g|incluyendo|entre (?:ellos|ellas|otros|otras)|por ejemplo|notably|principal(?:es)?|main|key|several answers|multiple|varias respuestas'
);

/** Lists of items, one below the other, after a sentence that ends with a colon and names their total. */
export function itemListsIn(reading: Reading): PartList[] {
	const { blocks, sentences } = reading;
	const lists: PartList[] = [];
	for (let i = 1; i < blocks.length; i++) {
		if (blocks[i]?.kind !== 'item' || blocks[i - 1]?.kind === 'item') continue;
		const intro = sentences.filter(({ block }) => block === i - 1).at(-1);
		const items: Sentence[][] = [];
		for (let next = i; blocks[next]?.kind === 'item'; next++)
			items.push(sentences.filter(({ block }) => block === next));
		if (intro && items.length > 1 && /:\s*$/.test(intro.text)) lists.push(...listOf(intro, items));
	}
	return lists;
}

/**
 * Sentences that end with a colon, with the points below them: only where none is in another and the list does not
 * go on behind a paragraph, so that they can be counted.
 */
export function itemsBelow({ blocks, sentences }: Reading): { intro: Sentence; items: Block[] }[] {
	const lists: { intro: Sentence; items: Block[] }[] = [];
	const lastOf = new Map(sentences.map((sentence) => [sentence.block, sentence]));
	for (let i = 1; i < blocks.length; i++) {
		if (blocks[i]?.kind !== 'item' || blocks[i - 1]?.kind === 'item') continue;
		let end = i;
		while (blocks[end]?.kind === 'item') end++;
		const intro = lastOf.get(i - 1);
		const items = blocks.slice(i, end);
		const isFlat = new Set(items.map((item) => (item.kind === 'item' ? item.indent : 0))).size === 1;
		const goesOn = blocks[end]?.kind === 'paragraph' && blocks[end + 1]?.kind === 'item';
		if (intro && /:\s*$/.test(intro.text) && isFlat && !goesOn && items.length > 1)
			lists.push({ intro, items });
	}
	return lists;
}

function listOf(intro: Sentence, items: Sentence[][]): PartList[] {
	const firsts = items.map((sentences) => sentences[0]);
	// One number an item, in a line: else it is prose in points.
	if (firsts.some((sentence, i) => !sentence || sentence.text.length > 120 || (items[i]?.length ?? 0) > 1))
		return [];
	const lasts = firsts as Sentence[];
	return (['count', 'money', 'percent'] as const).flatMap((unit) => {
		const each = lasts.map(({ mentions }) => mentions.filter((mention) => mention.unit === unit));
		const parts = each.flatMap(([first]) => first ?? []);
		if (parts.length < items.length || each.some(({ length }) => length > 1) || !areOfOne(parts)) return [];
		const candidates = intro.mentions.filter(
			(mention) => mention.unit === unit && !mention.bare && areAlike(mention.noun, parts[0]?.noun ?? null)
		);
		const total =
			unit === 'percent' || candidates.length !== 1 || candidates[0]?.value === items.length
				? null
				: (candidates[0] ?? null);
		const texts = lasts.map(({ text }) => text);
		const isWhole = texts.some((text) => isCatchAll(text));
		return [
			{
				sentence: intro,
				parts,
				texts,
				total,
				tie: total ? ('colon' as const) : null,
				division: divisionOf(texts),
				hasRest: isWhole && total !== null,
				isOpen: open.test(intro.text),
				overlaps: false,
				isElliptic: false
			}
		];
	});
}

const areOfOne = (parts: Mention[]): boolean =>
	parts.every(({ noun }) => areAlike(noun, parts[0]?.noun ?? null));
