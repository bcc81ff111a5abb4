import type { RefusedWire, Wire } from './wire.ts';

/** What the hub answered: what it has now, and what it will not take. */
export type Answered = { kept: string[]; refused: { id: string; reason: string }[] };

/** Why statements still wait. other_person: somebody else has signed in meanwhile; they stay until this one is back. */
export type Trouble = 'offline' | 'signed_out' | 'other_person' | 'hub';

export const mostInOne = 200;
/** Half of what the hub takes in one go. */
export const bytesInOne = 500_000;
/** What a browser still sends for a page that is closing: 64 kB, of all its requests together. */
export const bytesWhenLeaving = 50_000;

/** The oldest first: the log is easier to read for who follows it, though any order is right. */
export function oldestFirst(waiting: readonly Wire[]): Wire[] {
	return [...waiting].sort(
		(one, other) => compare(one.happenedAt, other.happenedAt) || compare(one.id, other.id)
	);
}

/** What is sent next: so many and so much, but always one, however long it is. */
export function nextBatch(waiting: readonly Wire[], most = mostInOne, bytes = bytesInOne): Wire[] {
	const batch: Wire[] = [];
	let size = 0;
	for (const one of oldestFirst(waiting)) {
		size += bytesOf(one);
		if (batch.length >= most || (batch.length > 0 && size > bytes)) break;
		batch.push(one);
	}
	return batch;
}

/** Those of `some` that are not among the known. */
export function strangers(some: readonly Wire[], known: readonly { id: string }[]): Wire[] {
	const ids = new Set(known.map(({ id }) => id));
	return some.filter(({ id }) => !ids.has(id));
}

/** UTF-8 in JSON, at most: nothing in it takes more than three bytes for a character. */
export function bytesOf(one: Wire): number {
	return JSON.stringify(one).length * 3;
}

/** What may be forgotten, and what is put aside; what the answer does not name still waits. */
export function afterAnswer(
	sent: readonly Wire[],
	{ kept, refused }: Answered
): { forget: string[]; refused: RefusedWire[] } {
	const known = new Set(kept);
	const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
	return {
		forget: sent.filter(({ id }) => known.has(id)).map(({ id }) => id),
		refused: sent.flatMap((one) => {
			const reason = known.has(one.id) ? undefined : reasons.get(one.id);
			return reason === undefined ? [] : [{ ...one, reason }];
		})
	};
}

/** What a status means for what was sent. too_much: less at a time; unreadable: one by one, to find which it is. */
export function meaningOf(status: number): 'taken' | 'too_much' | 'unreadable' | Trouble {
	if (status === 200) return 'taken';
	if (status === 401) return 'signed_out';
	if (status === 409) return 'other_person';
	if (status === 413) return 'too_much';
	if (status === 400 || status === 422) return 'unreadable';
	return 'hub';
}

/** Milliseconds before the next try: twice as long each time, five minutes at most. `chance`: 0 to 1, so that not all come at once. */
export function pause(failures: number, chance: number): number {
	const longest = Math.min(300_000, 2_000 * 2 ** Math.min(failures, 10));
	return Math.round(longest * (0.5 + chance / 2));
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
