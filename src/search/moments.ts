import type { Columns } from './columns.ts';
import { withRoom } from './room.ts';

export const upcoming = 1;
export const ongoing = 2;
export const past = 4;

/** What a document is at a moment: upcoming and ongoing may both be true of one with several runs; past is neither. */
export function whenOf({ periods, periodStart }: Columns, document: number, now: number): number {
	const from = periodStart[document] as number;
	const until = periodStart[document + 1] as number;
	let when = 0;
	for (let i = from; i < until; i += 2) {
		if ((periods[i] as number) > now) when |= upcoming;
		else if ((periods[i + 1] as number) >= now) when |= ongoing;
	}
	return when === 0 && until > from ? past : when;
}

/** What every document is at a moment. Worked out again only when the next thing begins or ends. */
export class Whens {
	#whens = new Uint8Array(0);
	#length = 0;
	#from = Infinity;
	/** The first moment at which something is no longer as it was. */
	#until = -Infinity;

	/** By document. */
	at(columns: Columns, now: number): Uint8Array {
		if (now < this.#from || now >= this.#until) {
			this.#length = 0;
			this.#from = now;
			this.#until = Infinity;
		}
		this.#whens = withRoom(this.#whens, columns.length);
		for (let document = this.#length; document < columns.length; document++)
			this.#whens[document] = whenOf(columns, document, now);
		const { periods, periodStart } = columns;
		for (let i = periodStart[this.#length] as number; i < (periodStart[columns.length] as number); i += 2) {
			// Something begins with its first moment and is over after its last.
			if ((periods[i] as number) > now) this.#until = Math.min(this.#until, periods[i] as number);
			if ((periods[i + 1] as number) >= now)
				this.#until = Math.min(this.#until, (periods[i + 1] as number) + 1);
		}
		this.#length = columns.length;
		return this.#whens;
	}
}

const tier = 4e13; // four of them stay exact in a double
const farthest = 1e13; // the year 2286, in milliseconds

/**
 * The order of "soonest", smallest first: what runs now to a known end and what starts next, by its start; then what is always
 * open; then what is over, the last to start first; then what has no time. All go by their first moment, since a thing known
 * only by its year lasts all of that year here: by its end it would stand above what truly came later.
 */
export function soonestOrder({ periods, periodStart }: Columns, document: number, now: number): number {
	const begin = periodStart[document] as number;
	const end = periodStart[document + 1] as number;
	let start = Infinity;
	let over = -Infinity;
	let open = false;
	for (let i = begin; i < end; i += 2) {
		const from = periods[i] as number;
		const until = periods[i + 1] as number;
		if (until < now) over = Math.max(over, from > -Infinity ? from : until);
		else if (from > now || (from > -Infinity && until < Infinity)) start = Math.min(start, from);
		else open = true;
	}
	if (start < Infinity) return within(start);
	if (open) return tier;
	if (end > begin) return 2 * tier + within(-over);
	return 3 * tier;
}

function within(time: number): number {
	return Math.max(-farthest, Math.min(farthest, time)) + farthest;
}
