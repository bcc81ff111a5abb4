import type { KnownFacts } from './fact.ts';
import { mentionsIn, type Mention } from './mention.ts';
import type { Span } from './place.ts';
import { blocksOf, proseOf, sentencesOf, type Block } from './source.ts';
import { tongueOf, type Tongue } from './tongue.ts';

export type Sentence = Span & {
	/** In the whole text. */
	position: number;
	block: number;
	kind: Block['kind'];
	text: string;
	tongue: Tongue;
	mentions: Mention[];
};

/** A text as the checks see it: prose of the same length, its blocks, its sentences, their numbers. */
export type Reading = { prose: string; blocks: Block[]; sentences: Sentence[] };

export function read(text: string, facts: KnownFacts = {}, language?: Tongue): Reading {
	const lines = proseOf(text);
	const blocks = blocksOf(lines);
	// A paragraph may be wrapped anywhere: "57 per\ncent".
	const prose = lines.replace(/[\r\n\t]/g, ' ');
	const whole = language ?? tongueOf(prose, 'en');
	const sentences = blocks.flatMap((block, index) => {
		// Numbers in other scripts are written by customs that are not read here.
		if (block.kind === 'row' || !isLatin(prose.slice(block.start, block.end))) return [];
		const tongue = tongueOf(prose.slice(block.start, block.end), whole);
		return sentencesOf(prose, block)
			.filter(isSentence)
			.map((span) => ({
				...span,
				position: 0,
				block: index,
				kind: block.kind,
				text: prose.slice(span.start, span.end),
				tongue,
				mentions: mentionsIn(prose, span, tongue, facts)
			}));
	});
	sentences.forEach((sentence, position) => (sentence.position = position));
	return { prose, blocks, sentences };
}

/** What goes on for pages without a full stop is no sentence of a report. */
const longestSentence = 3000;
const isSentence = ({ start, end }: Span): boolean => end - start <= longestSentence;

export const isLatin = (text: string): boolean =>
	(text.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 >= (text.match(/\p{L}/gu)?.length ?? 0);

/** The words between two numbers, or up to one. */
export const between = ({ prose }: Reading, from: number, until: number): string =>
	prose.slice(from, Math.max(from, until));
