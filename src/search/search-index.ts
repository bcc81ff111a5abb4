import type { SearchQuery } from './address.ts';
import { readings, undetermined } from './analyse.ts';
import { becauseOf, type Because } from './because.ts';
import { withoutWords, type Elsewhere } from './candidates.ts';
import { chosenBits, type Chosen } from './chosen.ts';
import type { ConceptFinder } from './concepts.ts';
import { countAndRank, likeBits, type Candidates, type Liked } from './counting.ts';
import type { AnalysedDocument } from './document.ts';
import { FilterNames, type Around } from './filter-names.ts';
import { FacetCounts } from './facet-counts.ts';
import { facets, readFilter } from './filters.ts';
import { matcherOf, type Matcher } from './highlight.ts';
import { foundBy, foundByWord, Matching, type Lack } from './matching.ts';
import { Members, near } from './members.ts';
import { parseQuery, type Group, type ParsedQuery, type Word } from './query.ts';
import { Page, readCursor, writeCursor } from './ranking.ts';
import { finished, Shelf } from './shelf.ts';
import { Tallies } from './tallies.ts';
import { filterTerm, stemTerm } from './terms.ts';

export type SearchHit = { key: string; because: Because };

export type Answer = {
	total: number;
	hits: SearchHit[];
	counts: FacetCounts;
	/** Concepts that the query names. */
	concepts: string[];
	/** Nothing has all of the words, and what these lack of them; null: they have all. */
	lack: Lack | null;
	matcher: Matcher;
	/** The cursor of the next page. */
	next: string | null;
};

export type Asked = { now: Date; prefer?: readonly string[] };

type Change = { key: string; revision: number; document: AnalysedDocument | null };

/** The index: pure memory, knows no database and no clock. */
export class SearchIndex {
	#shelf: Shelf;
	readonly #finder: ConceptFinder;
	readonly #many: number;
	readonly #matching = new Matching();
	readonly #excluding = new Matching();
	readonly #tallies = new Tallies();
	readonly #members = new Members();
	/** Revisions of removed keys: a late put must not bring one back. */
	readonly #removed = new Map<string, number>();
	/** Goes up with every change. */
	generation = 0;
	/** Changes while a tidier shelf is being built; null when none is. */
	#meanwhile: Change[] | null = null;

	/** `many` candidates are asked for a choice by `Members`, fewer by their filters. */
	constructor(finder: ConceptFinder, shelf: Shelf, many = 500) {
		this.#finder = finder;
		this.#shelf = shelf;
		this.#many = many;
	}

	static empty(finder: ConceptFinder, around: Around, many?: number): SearchIndex {
		return new SearchIndex(finder, Shelf.empty(new FilterNames(around)), many);
	}

	get size(): number {
		return this.#shelf.all;
	}

	get bytes(): number {
		return this.#shelf.bytes;
	}

	/** Takes a change (null: removed) unless a later one of the same key was taken before. */
	take(key: string, revision: number, document: AnalysedDocument | null): void {
		if (revision <= Math.max(this.#shelf.revisionOf(key), this.#removed.get(key) ?? -1)) return;
		this.#meanwhile?.push({ key, revision, document });
		this.#apply({ key, revision, document });
	}

	/** Since when a document has been there to be found; null: it is not. */
	newestAt(key: string): number | null {
		return this.#shelf.newestAt(key);
	}

	/** Worth `tidied()`: a tenth of the postings lead through the growth or to what is gone. */
	get isUntidy(): boolean {
		return this.#meanwhile === null && this.#shelf.untidy > 2000 + this.#shelf.all / 10;
	}

	/** Rebuilds the base, yielding now and then; searches and changes may come between. */
	*tidy(): Generator<void, void> {
		const changes: Change[] = (this.#meanwhile = []);
		try {
			this.#shelf = yield* this.#shelf.tidied();
		} finally {
			this.#meanwhile = null;
		}
		for (const change of changes) this.#apply(change);
	}

	tidyAtOnce(): void {
		finished(this.tidy());
	}

	/** Whether anything is found by a word or by what it names. */
	occurs(text: string): boolean {
		return parseQuery(text, this.#finder).groups.every((group) => this.#groupOccurs(group));
	}

	/** The words of a query that lead nowhere. */
	strangers({ groups }: ParsedQuery): string[] {
		return groups
			.filter((group) => !this.#groupOccurs(group))
			.flatMap(({ words }) => words.filter((word) => !this.#wordOccurs(word)).map(({ text }) => text));
	}

	/** The languages in whose texts a word stands, or in which something is called by it; those we analyse only. */
	languagesOf(word: string): string[] {
		const inTexts = readings(word)
			.filter((stem) => stem.language !== undetermined && this.#shelf.found(stemTerm(stem)) > 0)
			.map(({ language }) => language);
		return [...new Set([...inTexts, ...this.#finder.languagesOf(word)])];
	}

	/** Whether a concept is called by this word, in any language, though nothing may be tagged with it. */
	names(word: string): boolean {
		return this.#finder.languagesOf(word).length > 0;
	}

	parse(text: string): ParsedQuery {
		return parseQuery(text, this.#finder);
	}

	find(query: SearchQuery, { now, prefer = [] }: Asked, parsed = this.parse(query.text)): Answer {
		const { columns, names } = this.#shelf;
		const chosen = chosenBits(query.filters, names);
		const { candidates, elsewhere, lack } = this.#candidates(parsed, chosen);
		const page = new Page(columns, query.size, readCursor(query.after, query.sort));
		const liked = this.#liked(prefer);
		const { total, counts } = countAndRank(columns, names, candidates, page, {
			chosen,
			gates:
				candidates.length < this.#many ? null : this.#members.gates(chosen, this.#shelf, this.generation),
			liked,
			sort: query.sort,
			now: now.getTime(),
			whens: this.#shelf.whens(now.getTime())
		});
		if (elsewhere !== null) this.#countElsewhere(counts, elsewhere);
		return {
			total,
			hits: page.documents.map((document) => ({
				key: columns.keys[document] as string,
				because: becauseOf(parsed, this.#shelf, document)
			})),
			counts: new FacetCounts(counts, names, query.filters),
			concepts: [...new Set(parsed.groups.flatMap(({ concepts }) => concepts))],
			lack: total > 0 ? lack : null,
			matcher: matcherOf(parsed, this.#finder),
			next: page.more && page.last ? writeCursor(query.sort, page.last) : null
		};
	}

	#apply({ key, revision, document }: Change): void {
		this.generation++;
		if (document) {
			this.#removed.delete(key);
			this.#shelf.put(key, revision, document);
		} else {
			this.#removed.set(key, revision);
			this.#shelf.remove(key);
		}
	}

	#candidates(
		parsed: ParsedQuery,
		chosen: Chosen
	): { candidates: Candidates; elsewhere: Elsewhere | null; lack: Lack | null } {
		const { groups } = parsed;
		if (groups.length === 0) {
			const { elsewhere, ...candidates } = withoutWords(
				this.#shelf,
				parsed.excluded.length > 0 ? { ...chosen, ids: new Map() } : chosen
			);
			return { candidates: this.#without(candidates, parsed.excluded), elsewhere, lack: null };
		}
		const among = this.#near(groups, chosen);
		let every = this.#matching.all(this.#shelf, groups, among);
		// Whether none has all words is asked of all.
		if (among !== null && every.length === 0) every = this.#matching.all(this.#shelf, groups);
		const most = every.length === 0 && groups.length > 1 ? this.#matching.most(this.#shelf, groups) : null;
		return {
			candidates: this.#without(most ?? every, parsed.excluded),
			elsewhere: null,
			lack: most?.lack ?? null
		};
	}

	/** What is worth looking at where many have the words and few pass the filters; null: all. */
	#near(groups: readonly Group[], chosen: Chosen): Uint8Array | null {
		if (chosen.ids.size < 2 || groups.some((group) => foundBy(this.#shelf, group) < this.#many)) return null;
		return near(this.#members.gates(chosen, this.#shelf, this.generation));
	}

	#without({ docs, length, scores }: Candidates, excluded: readonly Group[]): Candidates {
		if (excluded.length === 0) return { docs, length, scores };
		const unwanted = new Uint8Array(this.#shelf.columns.length);
		for (const group of excluded) {
			const found = this.#excluding.all(this.#shelf, [group]);
			for (let i = 0; i < found.length; i++) unwanted[found.docs[i] as number] = 1;
		}
		const kept: number[] = [];
		for (let i = 0; i < length; i++) if (unwanted[docs[i] as number] === 0) kept.push(docs[i] as number);
		return { docs: kept, length: kept.length, scores };
	}

	#liked(prefer: readonly string[]): Liked {
		const { names } = this.#shelf;
		const bits = new Uint8Array(names.length);
		let all = 0;
		for (const filter of prefer) {
			const id = names.known(filter);
			const bit = likeBits[readFilter(filter)?.facet ?? 'when'];
			if (id === undefined || bit === undefined) continue;
			bits[id] = bit;
			all |= bit;
		}
		return { bits, all };
	}

	#countElsewhere(counts: Uint32Array, { facet, among }: Elsewhere): void {
		const { names } = this.#shelf;
		const tally = among && this.#tallies.among(among, this.#shelf, this.generation);
		const position = facets.indexOf(facet);
		for (let id = 0; id < names.length; id++)
			if (names.facetOf(id) === position)
				counts[id] = tally ? (tally[id] as number) : this.#shelf.found(names.termOf(id));
	}

	#groupOccurs(group: Group): boolean {
		return (
			group.concepts.some((concept) => this.#shelf.found(filterTerm(concept)) > 0) ||
			group.words.every((word) => this.#wordOccurs(word))
		);
	}

	#wordOccurs(word: Word): boolean {
		return foundByWord(this.#shelf, word) > 0;
	}
}
