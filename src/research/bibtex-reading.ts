import { plugins } from '@citation-js/core';
import { bibtexToCsl, type BibtexEntry } from './bibtex-fields.ts';
import { cslToPublication } from './csl-reading.ts';
import { unreadable, type Reading } from './reading.ts';

/** One record of a text with several: what it is called there, and what was understood. */
export type Labelled = { label: string | null; reading: Reading };

/**
 * BibTeX and BibLaTeX. The library reads each record by itself, with the abbreviations (@string) of the whole text before
 * it: one that is broken is told of, and the others go on.
 */
export function bibtexToPublications(text: string): Labelled[] {
	const blocks = blocksOf(text);
	const abbreviations = blocks.filter(({ type }) => type === 'string').map(({ text: whole }) => whole);
	return blocks
		.filter(({ type }) => !['string', 'comment', 'preamble'].includes(type))
		.map((block) => ({ label: block.label, reading: readingOf(block, abbreviations.join('\n')) }));
}

type Block = { type: string; label: string | null; text: string; line: number };

/** A record begins with an @ that begins a line; an e-mail address inside one does not. */
function blocksOf(text: string): Block[] {
	const begin = /^[ \t]*@[ \t]*([a-z]+)[ \t]*[{(][ \t]*([^,\s{}()="]*)/gimu;
	const found = [...text.matchAll(begin)];
	return found.map((one, i) => ({
		type: (one[1] ?? '').toLowerCase(),
		label: one[2] || null,
		text: text.slice(one.index, found[i + 1]?.index ?? text.length),
		line: text.slice(0, one.index).split('\n').length
	}));
}

// The lexer is quick, and yet nobody writes a record of this size; a file with an unclosed brace is one.
const longestRecord = 2_000_000;

function readingOf(block: Block, abbreviations: string): Reading {
	if (block.text.length > longestRecord) return unreadable('bibtex_unreadable', { line: block.line });
	try {
		const named = block.label === null ? block.text.replace(/([{(])\s*,/u, '$1unnamed,') : block.text;
		const entries = plugins.input.data(`${abbreviations}\n${named}`, '@bibtex/text');
		const [entry] = entries as BibtexEntry[];
		return entry
			? cslToPublication(bibtexToCsl(entry))
			: unreadable('bibtex_unreadable', { line: block.line });
	} catch {
		return unreadable('bibtex_unreadable', { line: block.line });
	}
}
