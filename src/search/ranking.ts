import type { Sort } from './address.ts';
import type { Columns } from './columns.ts';

/** Where a hit stands in the whole list: higher values first, then the newest, then by key. */
export type Place = { value: number; newestAt: number; key: string };

/** Negative: `a` stands before `b`. */
export function comparePlaces(a: Place, b: Place): number {
	return b.value - a.value || b.newestAt - a.newestAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** The cursor of the page after a place: opaque to who carries it. */
export function writeCursor(sort: Sort, { value, newestAt, key }: Place): string {
	return toBase64url(JSON.stringify([sort, value, newestAt, key]));
}

/** Null, and so the first page, for a cursor of another sort or one that somebody made up. */
export function readCursor(text: string | null, sort: Sort): Place | null {
	if (text === null) return null;
	try {
		const read: unknown = JSON.parse(fromBase64url(text));
		if (!Array.isArray(read) || read.length !== 4 || read[0] !== sort) return null;
		const [, value, newestAt, key] = read as unknown[];
		if (!Number.isFinite(value) || !Number.isFinite(newestAt) || typeof key !== 'string') return null;
		return { value: value as number, newestAt: newestAt as number, key };
	} catch {
		return null;
	}
}

/** Other letters than those of ASCII are escaped first, as JSON allows. */
function toBase64url(json: string): string {
	const plain = json.replace(
		/[^ -~]/g,
		(letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
	return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(text: string): string {
	return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}

/** Keeps the first `size` of all that it is shown, beginning after a place. */
export class Page {
	readonly #columns: Columns;
	readonly #size: number;
	readonly #after: Place | null;
	readonly #docs: number[] = [];
	readonly #values: number[] = [];
	/** What has less cannot come onto this page any more. */
	floor = -Infinity;
	/** More were shown than fit. */
	more = false;

	constructor(columns: Columns, size: number, after: Place | null) {
		this.#columns = columns;
		this.#size = size;
		this.#after = after;
	}

	show(document: number, value: number): void {
		const after = this.#after;
		if (after !== null && value >= after.value && comparePlaces(after, this.#place(document, value)) >= 0)
			return;
		const full = this.#docs.length === this.#size;
		this.more ||= full;
		if (full && !this.#before(document, value, this.#size - 1)) return;
		let at = full ? this.#size - 1 : this.#docs.length;
		while (at > 0 && this.#before(document, value, at - 1)) at--;
		this.#docs.splice(at, 0, document);
		this.#values.splice(at, 0, value);
		if (full) {
			this.#docs.pop();
			this.#values.pop();
		}
		if (this.#docs.length === this.#size) this.floor = this.#values[this.#size - 1] as number;
	}

	get documents(): readonly number[] {
		return this.#docs;
	}

	get last(): Place | null {
		const at = this.#docs.length - 1;
		return at < 0 ? null : this.#place(this.#docs[at] as number, this.#values[at] as number);
	}

	#before(document: number, value: number, at: number): boolean {
		const other = this.#values[at] as number;
		if (value !== other) return value > other;
		const { newestAt, keys } = this.#columns;
		const there = this.#docs[at] as number;
		const [own, its] = [newestAt[document] as number, newestAt[there] as number];
		return own !== its ? own > its : (keys[document] as string) < (keys[there] as string);
	}

	#place(document: number, value: number): Place {
		const { newestAt, keys } = this.#columns;
		return { value, newestAt: newestAt[document] as number, key: keys[document] as string };
	}
}
