import { hasSequence } from './phrases.ts';
import type { Group, ParsedQuery } from './query.ts';
import type { Shelf } from './shelf.ts';

/** Why a hit was found: `concepts` are those it is tagged with where it does not have the words themselves. */
export type Because = { concepts: string[]; words: boolean };

export function becauseOf({ groups }: ParsedQuery, shelf: Shelf, document: number): Because {
	const because: Because = { concepts: [], words: false };
	for (const group of groups) {
		if (hasWords(group, shelf, document)) because.words = true;
		else because.concepts.push(...group.concepts.filter((concept) => isTagged(shelf, document, concept)));
	}
	because.concepts = [...new Set(because.concepts)];
	return because;
}

function hasWords({ words }: Group, { columns }: Shelf, document: number): boolean {
	return words.every(({ sequences, alike }) =>
		[...sequences, ...alike].some((sequence) => hasSequence(columns, document, sequence))
	);
}

function isTagged({ columns, names }: Shelf, document: number, concept: string): boolean {
	const id = names.known(concept);
	if (id === undefined) return false;
	return columns.filters
		.subarray(columns.filterStart[document], columns.filterStart[document + 1])
		.includes(id);
}
