type Issued = { code: string; issuedAt: Date; supersededBy: string | null };
type Acted = { at: Date; personId: string | null; act: string; thingId: string };
export type HistoryLine = { at: Date; personId: string | null; act: string; code: string };

/**
 * What happened to the certificates of a registration, the first first. One that corrects a name was issued by whoever
 * corrected it; the others the hub issued itself, when they were earned.
 */
export function historyLines(chain: readonly Issued[], acts: readonly Acted[]): HistoryLine[] {
	const corrections = acts.filter(({ act }) => act === 'correct_name');
	const issued = chain.map(({ code, issuedAt }): HistoryLine => {
		const before = chain.filter((one) => one.supersededBy === code).map((one) => one.code);
		const correction = corrections.find(({ thingId }) => before.includes(thingId));
		// Signed to the second: it does not stand before the act that issued it.
		const at = correction && correction.at > issuedAt ? correction.at : issuedAt;
		return { at, personId: correction?.personId ?? null, act: 'issue', code };
	});
	const done = acts.map(({ at, personId, act, thingId }) => ({ at, personId, act, code: thingId }));
	return [...done, ...issued].sort((one, other) => one.at.getTime() - other.at.getTime());
}
