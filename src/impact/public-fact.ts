import { defaultThresholds } from './disclosure.ts';
import type { Fact } from './fact.ts';

/**
 * A breakdown as everybody may see it without anybody having looked at it first: a share of which few are, or all but few, is
 * hidden, and one more where it would follow from the total.
 */
export function publicFacts(facts: readonly Fact[]): Fact[] {
	const shown = facts.map((fact) => (isOfFew(fact) ? hidden(fact) : fact));
	const isNarrowed = facts.some(({ group }) => Object.keys(group).length > 0);
	for (const option of isNarrowed ? new Set(facts.map((fact) => fact.option)) : []) {
		const own = shown.filter((fact) => fact.option === option);
		if (own.filter(({ state }) => state === 'suppressed').length !== 1) continue;
		const [next] = own
			.filter(({ state, base }) => state === 'told' && base !== null && base > 0)
			.sort((a, b) => (a.base ?? 0) - (b.base ?? 0));
		if (next) shown[shown.indexOf(next)] = hidden(next);
	}
	return shown;
}

function isOfFew({ state, unit, n, base }: Fact): boolean {
	const isFew = (count: number): boolean => count > 0 && count < defaultThresholds.count;
	return (
		state === 'told' && unit === 'percent' && n !== null && base !== null && (isFew(n) || isFew(base - n))
	);
}

function hidden(fact: Fact): Fact {
	return {
		...{ ...fact, state: 'suppressed', verdict: 'blocked', told: [] },
		...{ value: null, n: null, base: null, missing: null }
	};
}
