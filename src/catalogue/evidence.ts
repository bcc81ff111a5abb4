import type { Evidence } from './entry.ts';

/** What the hub says of itself as a whole looks back so many days. */
export const recentDays = 90;

/** True where somebody looked at the provider's own page. A copy, a list or a memory confirms only what it says itself. */
export function isSeenLive(evidence: Evidence): boolean {
	return evidence === 'checked-by-editor' || evidence === 'stated-by-provider';
}

export type ConfirmedNumbers = {
	/** Seen on the provider's own page in the last `recentDays` days: the number a hub may be proud of. */
	live: number;
	/** Read elsewhere in those days: in a stored copy, a list, a document. */
	elsewhere: number;
	listed: number;
};

/** Adds up how many records were confirmed how; `recently` are those of the last `recentDays` days. */
export function confirmedNumbers(
	counted: readonly { evidence: Evidence; listed: number; recently: number }[]
): ConfirmedNumbers {
	const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
	const recently = (live: boolean) =>
		sum(counted.filter(({ evidence }) => isSeenLive(evidence) === live).map((one) => one.recently));
	return {
		live: recently(true),
		elsewhere: recently(false),
		listed: sum(counted.map(({ listed }) => listed))
	};
}
