import { Attack, type Told } from './attack.ts';
import { defaultThresholds, strictest, type Verdict } from './disclosure.ts';
import { countsIn, type Cell, type Dimensions, type Group, type Nesting } from './group.ts';

/** What an attacker can work out of a small group: that it holds at least and at most so many. */
export type Exposed = { group: Group; least: number; most: number; verdict: Exclude<Verdict, 'safe'> };
export type Audited = { verdict: Verdict; exposed: Exposed[]; checked: number };

/** The least and the most that a sum of unknowns can be, under all that an attacker knows. */
export type Bounds = (terms: ReadonlyMap<number, number>) => { least: number; most: number };

/** What is known of people, and what of it is told. */
export type Attacked = {
	dimensions: Dimensions;
	cells: readonly Cell[];
	told: readonly Told[];
	nesting?: Nesting | undefined;
};

/**
 * Attacks everything a story tells, together, for every small group that could be told apart by it. Blocked: it follows that
 * there is somebody, and that they are fewer than may be told. Review: so narrow a range that a guess is worth it.
 *
 * The unknowns are fractions where a large problem is solved, whole people where a small one is: fractions leave an attacker
 * a little more room than there is, so that bounds are drawn in to whole people before they are judged.
 */
export function* audit(
	{ dimensions, cells, told, nesting }: Attacked,
	boundsOf: (attack: Attack) => Bounds,
	threshold = defaultThresholds.count
): Generator<{ done: number; of: number }, Audited> {
	const attack = new Attack(dimensions, told, nesting);
	const groups = attack.cells();
	const counts = countsIn(cells, groups);
	const small = groups.filter((_, i) => {
		const count = counts[i] ?? 0;
		return count > 0 && count < threshold;
	});
	if (small.length === 0) return { verdict: 'safe', exposed: [], checked: 0 };
	let bounds: Bounds | null = null;
	const exposed: Exposed[] = [];
	for (const [done, group] of small.entries()) {
		yield { done, of: small.length };
		const terms = attack.termsOf(group);
		if (!terms) continue;
		bounds ??= boundsOf(attack);
		const found = bounds(terms);
		const least = Math.max(0, Math.ceil(found.least - tolerance));
		const most = Math.floor(found.most + tolerance);
		const verdict = judged(least, most, threshold);
		if (verdict !== 'safe') exposed.push({ group, least, most, verdict });
	}
	return { verdict: strictest(exposed.map((one) => one.verdict)), exposed, checked: small.length };
}

/** Goes on with an audit until it is done. */
export function finished(work: ReturnType<typeof audit>): Audited {
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
	}
}

/** A solver's zero. */
const tolerance = 1e-6;

function judged(least: number, most: number, threshold: number): Verdict {
	if (least > 0 && most < threshold) return 'blocked';
	return most - least < threshold ? 'review' : 'safe';
}
