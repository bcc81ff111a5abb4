import { expect, test } from 'vitest';
import type { Actor } from '#people/index.ts';
import { cohortActs, mayWithCohort, type GovernedCohort } from './policy.ts';

const hub: Actor = { kind: 'system', name: 'test' };
const allowed = (actor: Actor, cohort: GovernedCohort) =>
	cohortActs.filter((act) => mayWithCohort(actor, act, cohort));

test('what was brought is shown, corrected and deleted by who counts', () => {
	expect(allowed(hub, { kind: 'imported', lists: 0 })).toEqual([...cohortActs]);
});

test('what this hub held shows by itself until a list is brought to it', () => {
	expect(allowed(hub, { kind: 'edition', lists: 0 })).toEqual(['see', 'bring']);
	expect(allowed(hub, { kind: 'event', lists: 1 })).toEqual(['see', 'bring', 'show']);
});

test('a visitor may nothing', () => {
	expect(allowed({ kind: 'visitor' } as Actor, { kind: 'imported', lists: 1 })).toEqual([]);
});
