import { summaries } from '#catalogue/index.server.ts';
import type { EntrySummary } from '#catalogue/index.ts';
import { find, type SearchResult } from '#search/index.server.ts';
import type { SearchQuery, Sort } from '#search/index.ts';
import { newestStories } from '../stories/newest.server.ts';
import {
	entryKinds,
	languageHeldIn,
	type EntryKind,
	type Held,
	type HeldFor,
	type Holdings,
	type Listed
} from './holdings.ts';

export type Filters = SearchQuery['filters'];
/** `prefer`: what the visitor said of themselves, where a list sorts by it. */
export type Asked = { now: Date; language: string; prefer?: string[] };

/** A search for entries only, without words. */
export function entryQuery(filters: Filters, sort: Sort = 'newest', size = 1): SearchQuery {
	return { text: '', filters: { kind: [...entryKinds], ...filters }, sort, after: null, size };
}

/** Every filter's counts over the entries under `filters`. */
export function countEntries(filters: Filters, asked: Asked): Promise<SearchResult> {
	return find(entryQuery(filters), asked);
}

/** What exists under some filters, by kind and by language: the search's own counts. */
async function holdings(filters: Filters, asked: Asked): Promise<Holdings> {
	const found = await Promise.all(
		entryKinds.map(async (kind): Promise<[EntryKind, SearchResult]> => [
			kind,
			await countEntries({ ...filters, kind: [kind] }, asked)
		])
	);
	const codes = new Set(found.flatMap(([, { counts }]) => counts.all('language').map(({ value }) => value)));
	const held = (of: (result: SearchResult) => number): Held =>
		Object.fromEntries(found.map(([kind, result]) => [kind, of(result)])) as Held;
	return {
		total: found.reduce((sum, [, { total }]) => sum + total, 0),
		kinds: held(({ total }) => total),
		languages: [...codes]
			.map((code) => ({
				...languageHeldIn(code, asked.language),
				held: held((result) => countOf(result, code))
			}))
			.sort((a, b) => sumOf(b.held) - sumOf(a.held))
	};
}

function countOf(result: SearchResult, code: string): number {
	return result.counts.of('language', code);
}

function sumOf(held: Held): number {
	return entryKinds.reduce((sum, kind) => sum + held[kind], 0);
}

/** The first entries under some filters. */
export async function listEntries(filters: Filters, sort: Sort, size: number, asked: Asked): Promise<Listed> {
	const { hits, total } = await find(entryQuery(filters, sort, size), asked);
	return { entries: await summaries(idsOf(hits.map(({ key }) => key)), asked.language, asked.now), total };
}

const mostPages = 20;
const largestPage = 100;

/** All entries under some filters (the first two thousand), for what is counted over them. */
export async function allEntries(filters: Filters, asked: Asked): Promise<EntrySummary[]> {
	const ids: string[] = [];
	let after: string | null = null;
	for (let page = 0; page < mostPages; page++) {
		const found: SearchResult = await find({ ...entryQuery(filters, 'newest', largestPage), after }, asked);
		ids.push(...idsOf(found.hits.map(({ key }) => key)));
		after = found.next;
		if (after === null) break;
	}
	return summaries(ids, asked.language, asked.now);
}

/** The ids of those keys that are entries. */
export function idsOf(keys: string[]): string[] {
	return keys.filter((key) => key.startsWith('entry:')).map((key) => key.slice('entry:'.length));
}

const few = 5;

/** What every page of a topic, place, goal or organisation shows of its records. */
export async function heldFor(filters: Filters, asked: Asked): Promise<HeldFor> {
	const [held, soonest, newest, stories] = await Promise.all([
		holdings(filters, asked),
		listEntries({ ...filters, when: ['upcoming'] }, 'soonest', few, asked),
		listEntries(filters, 'newest', few, asked),
		newestStories(few, asked, filters)
	]);
	return { now: asked.now, holdings: held, soonest, newest, stories };
}
