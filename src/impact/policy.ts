import { isEditor, type Actor } from '#people/index.ts';
import type { Cohort } from './cohort.ts';

/** Whose work it is to count over everything that was held. */
export function mayCount(actor: Actor): boolean {
	return actor.kind === 'system' || isEditor(actor);
}

/**
 * see: its numbers, small ones too; bring: a list, or take one out; show: in the public numbers, or no longer; correct: what it
 * is called and when it was; delete: all of it.
 */
export const cohortActs = ['see', 'bring', 'show', 'correct', 'delete'] as const;
export type CohortAct = (typeof cohortActs)[number];

/** `lists`: how many were brought to it. */
export type GovernedCohort = Pick<Cohort, 'kind'> & { lists: number };

/**
 * Who counts sees all and brings lists. What was brought is shown by somebody; what this hub counts alone shows by itself.
 * An edition’s or event’s cohort is corrected and deleted where that is.
 */
export function mayWithCohort(actor: Actor, act: CohortAct, { kind, lists }: GovernedCohort): boolean {
	if (!mayCount(actor)) return false;
	if (act === 'see' || act === 'bring') return true;
	return kind === 'imported' || (act === 'show' && lists > 0);
}
