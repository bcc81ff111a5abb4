import { citableOf, entryPath, type EntryPage } from '#catalogue/index.ts';
import {
	citationOf,
	citationStyles,
	citeWords,
	publicationToJsonLd,
	signpostsOf,
	type CitationStyle,
	type Run
} from '#research/index.ts';
import { citedWork } from '#research/index.server.ts';

export type Cited = { styles: { style: CitationStyle; runs: Run[] }[]; path: string };

/** How a resource is cited, and what its page tells programmes; null for courses and events, which nobody cites. */
export async function citedBy(entry: EntryPage, origin: string, language: string) {
	if (entry.kind !== 'resource') return null;
	const { publication } = await citedWork(citableOf(entry));
	const words = citeWords(language);
	const path = entryPath(language, entry);
	const cited: Cited = {
		path,
		styles: citationStyles.map((style) => ({ style, runs: citationOf(publication, style, words) }))
	};
	return {
		cited,
		link: signpostsOf(publication, origin + path),
		jsonLd: publicationToJsonLd(publication)
	};
}
