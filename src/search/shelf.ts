import { buildBase, type Base } from './base.ts';
import { Columns } from './columns.ts';
import type { AnalysedDocument } from './document.ts';
import type { FilterNames } from './filter-names.ts';
import { Growth } from './growth.ts';
import { Whens } from './moments.ts';
import type { Postings } from './postings.ts';
import { fieldBreak } from './terms.ts';

/** All documents and the postings that lead to them: a base, what grew since, and what is gone. */
export class Shelf {
	readonly columns: Columns;
	readonly names: FilterNames;
	readonly #base: Base;
	readonly #growth: Growth;
	readonly #byKey = new Map<string, number>();
	/** How often a term stands in documents that are gone but still have postings. */
	readonly #gone = new Map<number, number>();
	readonly #whens = new Whens();
	#alive = 0;

	private constructor(columns: Columns, names: FilterNames, base: Base) {
		this.columns = columns;
		this.names = names;
		this.#base = base;
		this.#growth = new Growth(columns, names);
		for (let document = 0; document < columns.length; document++)
			this.#place(columns.keys[document] as string, document);
	}

	/** Of all documents in the columns; `base`: what becomes theirs. Yields now and then. */
	static *of(
		columns: Columns,
		names: FilterNames,
		base: Generator<void, Base> = buildBase(columns, names)
	): Generator<void, Shelf> {
		columns.trim();
		return new Shelf(columns, names, yield* base);
	}

	static empty(names: FilterNames): Shelf {
		return finished(Shelf.of(new Columns(), names));
	}

	/** How many documents can be found. */
	get all(): number {
		return this.#alive;
	}

	/** Documents whose postings are not in the base, and such as are gone: what a tidier shelf would not have. */
	get untidy(): number {
		return this.#growth.documents + this.columns.length - this.#alive;
	}

	revisionOf(key: string): number {
		const document = this.#byKey.get(key);
		return document === undefined ? -1 : (this.columns.revisions[document] as number);
	}

	/** In milliseconds; null: it is not here. */
	newestAt(key: string): number | null {
		const document = this.#byKey.get(key);
		return document === undefined ? null : (this.columns.newestAt[document] as number);
	}

	put(key: string, revision: number, document: AnalysedDocument): void {
		const at = this.columns.append(key, revision, document, this.names.idsWithAround(document));
		this.#place(key, at);
		this.#growth.add(at);
	}

	remove(key: string): void {
		const document = this.#byKey.get(key);
		if (document === undefined) return;
		this.#byKey.delete(key);
		this.#bury(document);
	}

	/** In how many documents a term is found. */
	found(term: number): number {
		const base = this.#base.postings(term);
		const inBase = base === null ? 0 : base.until - base.from;
		return inBase + this.#growth.found(term) - (this.#gone.get(term) ?? 0);
	}

	/** The postings of a term. Documents that are gone may be among them. */
	postings(term: number): Postings[] {
		return [this.#base.postings(term), this.#growth.postings(term)].filter((found) => found !== null);
	}

	/** By document: upcoming, ongoing or past. */
	whens(now: number): Uint8Array {
		return this.#whens.at(this.columns, now);
	}

	/** A fresh shelf with the same documents. Yields now and then; this one may change meanwhile. */
	*tidied(): Generator<void, Shelf> {
		const { columns: old, names } = this;
		const until = old.length;
		const columns = new Columns({ documents: this.#alive, terms: old.termStart[until] as number });
		for (let document = 0; document < until; document++) {
			if (document % 1000 === 999) yield;
			if (old.alive[document] === 0) continue;
			columns.append(
				old.keys[document] as string,
				old.revisions[document] as number,
				{
					terms: old.terms.subarray(old.termStart[document], old.termStart[document + 1]),
					periods: old.periods.subarray(old.periodStart[document], old.periodStart[document + 1]),
					newestAt: old.newestAt[document] as number
				},
				old.filters.subarray(old.filterStart[document], old.filterStart[document + 1])
			);
		}
		return yield* Shelf.of(columns, names);
	}

	get bytes(): number {
		return this.columns.bytes + this.#base.bytes;
	}

	#place(key: string, document: number): void {
		const before = this.#byKey.get(key);
		if (before !== undefined) this.#bury(before);
		this.#byKey.set(key, document);
		this.#alive++;
	}

	#bury(document: number): void {
		const { columns, names } = this;
		columns.alive[document] = 0;
		this.#alive--;
		const terms = new Set(
			columns.terms.subarray(columns.termStart[document], columns.termStart[document + 1])
		);
		terms.delete(fieldBreak);
		for (
			let i = columns.filterStart[document] as number;
			i < (columns.filterStart[document + 1] as number);
			i++
		)
			terms.add(names.termOf(columns.filters[i] as number));
		for (const term of terms) this.#gone.set(term, (this.#gone.get(term) ?? 0) + 1);
	}
}

/** Runs to the end without a pause. */
export function finished<T>(work: Generator<void, T>): T {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}
