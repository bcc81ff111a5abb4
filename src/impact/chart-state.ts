import type { Fact } from './fact.ts';

/** What a figure shows of a fact: zero is known and told, suppressed is known and not told, no answer is neither. */
export const shownStates = ['told', 'zero', 'suppressed', 'no_answer'] as const;
export type ShownState = (typeof shownStates)[number];

export function shownState({ state, value }: Pick<Fact, 'state' | 'value'>): ShownState {
	return state === 'told' && value === 0 ? 'zero' : state;
}
