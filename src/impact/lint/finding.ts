import type { Interval } from './interval.ts';
import type { Mention } from './mention.ts';
import type { Place, Span } from './place.ts';

export const kinds = [
	'sum', // parts and their total, or the remainder
	'percentage', // a share that no count of its base gives
	'counted-twice', // one thing with two numbers
	'base-change', // another base than the one that was named, or none
	'shares', // shares of one list that go beyond the whole, or leave a part out
	'words', // "most", "few", "half" against their number
	'order', // "largest", "followed by" against the numbers
	'average', // a mean without a base, or outside what it is the mean of
	'change', // a growth that its two ends do not give
	'respondents', // who answered called who took part, or the reverse
	'typed' // a number written by hand that a token could carry
] as const;
export type Kind = (typeof kinds)[number];

export const severities = ['cannot-be-true', 'doubtful', 'style'] as const;
export type Severity = (typeof severities)[number];

/** What a number would have to be. `high` null: without an upper end. */
export type Feasible = {
	what: 'total' | 'part' | 'share' | 'base' | 'count' | 'average';
	low: number;
	high: number | null;
};

export type Finding = {
	kind: Kind;
	/** Which sentence says it: `lint_<code>` in messages. */
	code: string;
	severity: Severity;
	/** The places that do not go together, in the order of the text. */
	places: Place[];
	/** What the sentence is filled in with. */
	values: Record<string, string | number>;
	feasible: Feasible[];
	/** The one number that two checks hold to be wrong; null where nothing tells. */
	culprit: Place | null;
	/** True where it would hold if a number had been cut off instead of rounded. */
	restsOnRounding: boolean;
};

/** A finding before its places are looked up. */
export type Raw = Omit<Finding, 'places' | 'culprit' | 'restsOnRounding'> & {
	spans: Span[];
	restsOnRounding?: boolean;
	/** For each number concerned, what it would have to be if all others were right. */
	each?: { mention: Mention; allowed: Interval }[];
};

export const feasible = (what: Feasible['what'], { low, high }: Interval): Feasible => ({
	what,
	low: rounded(Math.max(0, low)),
	high: Number.isFinite(high) ? rounded(high) : null
});

const rounded = (value: number): number => Math.round(value * 100) / 100;
