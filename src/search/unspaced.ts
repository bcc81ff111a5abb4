import { isStopWord } from './stopwords.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Every two neighbouring characters; a lone character is its own. They find any word exactly, however a text is cut. */
export function bigrams(run: string): string[] {
	const letters = [...run];
	if (letters.length < 2) return letters;
	return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/**
 * The words of a run. Single characters that follow each other are joined (the segmenter cuts 劳务 and 流离失所 badly),
 * unless one says nothing by itself (与, 的).
 */
export function segments(run: string): string[] {
	const words: string[] = [];
	let open = false;
	for (const { segment } of segmenter.segment(run)) {
		const single = [...segment].length === 1 && !isStopWord(segment);
		if (single && open) words.push(`${words.pop() ?? ''}${segment}`);
		else words.push(segment);
		open = single;
	}
	return words;
}

/** Words of one character, which no pair would find. */
export function singles(run: string): string[] {
	if ([...run].length < 2) return [];
	const words = [...segmenter.segment(run)].map(({ segment }) => segment);
	return words.filter((word) => [...word].length === 1 && !isStopWord(word));
}
