import { doiFrom } from '#catalogue/index.ts';
import { bibtexToPublications, type Labelled } from './bibtex-reading.ts';
import { crossrefToPublication } from './crossref.ts';
import { cslToPublication } from './csl-reading.ts';
import { dataciteToPublication } from './datacite.ts';
import { unreadable, type Reading } from './reading.ts';
import { risToPublications } from './ris.ts';

/** How publications may be given. `doi`: a list of DOIs, each still to be asked for. */
export const formats = ['bibtex', 'ris', 'csl-json', 'doi'] as const;
export type Format = (typeof formats)[number];

/** What a text is written in; null when it is nothing that we read. */
export function formatOf(text: string): Format | null {
	const plain = text.replace(/^\uFEFF/u, '').trimStart();
	if (/^[[{]/u.test(plain)) return 'csl-json';
	if (/^[ \t]*TY {1,2}-/mu.test(plain)) return 'ris';
	if (/^[ \t]*@[ \t]*[a-z]+[ \t]*[{(]/imu.test(plain)) return 'bibtex';
	return doisIn(plain).some(({ doi }) => doi !== null) ? 'doi' : null;
}

/** A list of DOIs, one a line or parted by spaces, as addresses or by themselves; each once. */
export function doisIn(text: string): { text: string; doi: string | null }[] {
	const words = text.split(/\s+|[,;](?=\s|$)/u).filter((word) => word !== '' && !/^doi:?$/iu.test(word));
	const found = words.map((word) => ({ text: word.slice(0, 300), doi: doiFrom(word) }));
	const seen = new Set<string>();
	return found.filter(({ text: word, doi }) => {
		const key = doi ?? word;
		return !seen.has(key) && seen.add(key);
	});
}

/** Every record of a text, read; one that is broken is told of, and the others go on. */
export function readPublications(text: string, format: Exclude<Format, 'doi'>): Labelled[] {
	const plain = text.replace(/^\uFEFF/u, '');
	if (format === 'bibtex') return bibtexToPublications(plain);
	return format === 'ris' ? risToPublications(plain) : jsonToPublications(plain);
}

function jsonToPublications(text: string): Labelled[] {
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		const position = /position (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1];
		const line = position ? text.slice(0, Number(position)).split('\n').length : 1;
		return [{ label: null, reading: unreadable('csl_unreadable', { line }) }];
	}
	return listIn(content).map((one) => ({ label: labelOf(one), reading: jsonToPublication(one) }));
}

/** CSL-JSON is a list of items; programmes also write one item, or a list inside an object. */
function listIn(content: unknown): unknown[] {
	if (Array.isArray(content)) return content;
	const items = (content as { items?: unknown } | null)?.items;
	return Array.isArray(items) ? items : [content];
}

/** One record in JSON: CSL-JSON, or what Crossref or DataCite answer. */
export function jsonToPublication(record: unknown): Reading {
	const thing = (record ?? {}) as Record<string, unknown>;
	const data = thing['data'] as { attributes?: unknown } | undefined;
	if (data?.attributes || thing['creators']) return dataciteToPublication(record);
	if (
		thing['message'] ||
		Array.isArray(thing['title']) ||
		thing['content-domain'] ||
		thing['is-referenced-by-count']
	)
		return crossrefToPublication(record);
	return cslToPublication(record);
}

function labelOf(item: unknown): string | null {
	const { id, DOI } = (item ?? {}) as { id?: unknown; DOI?: unknown };
	const label = id ?? DOI;
	return typeof label === 'string' || typeof label === 'number' ? String(label).slice(0, 100) : null;
}
