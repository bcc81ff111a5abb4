import type { Publication } from './publication.ts';

export type Venue = Pick<Publication, 'container' | 'volume' | 'issue' | 'pages'>;

/**
 * Where an article appeared, from one line as reference lists write it: 'Migration Studies 9(3), 576–596' is a journal,
 * its volume, issue and pages. Null: the line says only who published it.
 */
export function venueOf(line: string): Venue | null {
	const found = /^(.+?) (\d+)(?:\(([\p{L}\d]+)\))?, ([\p{L}\d]+(?:[–-][\p{L}\d]+)?)$/u.exec(line.trim());
	const [, container, volume, issue, pages] = found ?? [];
	if (!container || !volume || !pages) return null;
	return { container, volume, issue: issue ?? null, pages: pages.replace('-', '–') };
}
