/**
 * What became of an invitation, after AAPOR: Standard Definitions, 10th edition (2023), for internet surveys of named
 * persons. `unknown`: nothing is known of the address, so whether anybody eligible is there.
 */
export const dispositions = [
	'complete',
	'partial',
	'break_off',
	'refusal',
	'non_contact',
	'not_eligible',
	'unknown'
] as const;
export type Disposition = (typeof dispositions)[number];
export type DispositionCounts = Record<Disposition, number>;

/** The shares that AAPOR proposes where a survey says nothing else: of what is asked, 80 % is complete, 50 % partial. */
export function dispositionOfShare(share: number): 'complete' | 'partial' | 'break_off' {
	return share >= 0.8 ? 'complete' : share >= 0.5 ? 'partial' : 'break_off';
}

export function countDispositions(of: readonly Disposition[]): DispositionCounts {
	const counts = Object.fromEntries(dispositions.map((one) => [one, 0])) as DispositionCounts;
	for (const disposition of of) counts[disposition]++;
	return counts;
}

/** `rr1`, `rr2`: null where nobody eligible, or perhaps eligible, was asked. `base`: their denominator. */
export type ResponseRates = { rr1: number | null; rr2: number | null; base: number };

/**
 * AAPOR response rates 1 and 2. Break-offs count with refusals (code 2.12), and everybody of unknown eligibility counts
 * as eligible: both are the lowest of AAPOR’s rates.
 * RR1 = I ÷ ((I + P) + (R + NC + O) + (UH + UO)); RR2 counts partial interviews too.
 */
export function responseRates(counts: DispositionCounts): ResponseRates {
	const { complete, partial, break_off, refusal, non_contact, unknown } = counts;
	const base = complete + partial + break_off + refusal + non_contact + unknown;
	return base === 0
		? { rr1: null, rr2: null, base }
		: { rr1: complete / base, rr2: (complete + partial) / base, base };
}
