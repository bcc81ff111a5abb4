import { pools } from '#platform/index.server.ts';
import { LastRead } from './last-read.ts';
import { generation } from './live.server.ts';

/** Says whether nothing that the search holds has changed since now, within the same minute: what is upcoming becomes ongoing. */
export function untilChange(now: Date): () => boolean {
	const [current, minute] = [generation(), minuteOf(now.getTime())];
	return () => current !== null && current === generation() && minute === minuteOf(Date.now());
}

const minuteOf = (instant: number): number => Math.floor(instant / 60_000);

type Kept<Row> = { generation: number; pool: object; rows: LastRead<Row> };

/**
 * The same query by keys, which keeps what it read until the search hears of a change, so at most for the second that a change
 * needs from another process. For rows that every change of theirs puts or removes a document for, and that pages show again
 * and again. What is kept must not be changed by who gets it. Keeps at most `most` rows.
 */
export function keptUntilChange<Row>(
	read: (missing: string[]) => Promise<Map<string, Row>>,
	most: number
): (keys: readonly string[]) => Promise<Map<string, Row>> {
	let kept: Kept<Row> | null = null;
	const keptNow = (): Kept<Row> | null => {
		const current = generation();
		if (current === null) return null;
		const pool = pools().reading;
		if (kept?.generation !== current || kept.pool !== pool)
			kept = { generation: current, pool, rows: new LastRead(most) };
		return kept;
	};
	return async (keys) => {
		const before = keptNow();
		const found = new Map<string, Row>();
		const missing = new Set<string>();
		for (const key of keys) {
			const row = before?.rows.get(key);
			if (row === undefined) missing.add(key);
			else found.set(key, row);
		}
		if (missing.size === 0) return found;
		for (const [key, row] of await read([...missing])) {
			found.set(key, row);
			// What was read before a change was heard of may be from before the change.
			if (before !== null && before === keptNow()) before.rows.set(key, row);
		}
		return found;
	};
}

/** The same for one answer without a key. */
export function onceUntilChange<Answer>(read: () => Promise<Answer>): () => Promise<Answer> {
	const kept = keptUntilChange(async () => new Map([['', { answer: await read() }]]), 1);
	return async () => ((await kept([''])).get('') ?? { answer: await read() }).answer;
}
