import {
	after,
	isOpenToDecision,
	isSelected,
	type ApplicationId,
	type ApplicationState,
	type Decision
} from './application.ts';
import type { Facts } from './field-answer.ts';
import { effectOn, oneMore, tally, type OneMore, type Target, type TargetEffect } from './target.ts';

/** One among whom a team chooses. `proposed`: what was decided and is not told yet. */
export type Candidate = {
	id: ApplicationId;
	state: ApplicationState;
	facts: Facts;
	proposed: Decision | null;
};

/** What is chosen on a page, before it is saved. */
export type Choices = ReadonlyMap<ApplicationId, Decision>;

/** Whether somebody will be in, once what is decided is told. */
export function isIn({ state, proposed }: Pick<Candidate, 'state' | 'proposed'>, choice?: Decision): boolean {
	const decided = choice ?? proposed;
	return decided === null ? isSelected(state) : decided === 'select';
}

export type Effect = { before: number; after: number; targets: TargetEffect[] };

/** What the choices do to the seats and to each target, before anything is saved. */
export function effectOfChoices(
	candidates: readonly Candidate[],
	targets: readonly Target[],
	choices: Choices
): Effect {
	const before = candidates.filter((one) => isIn(one));
	const is = candidates.filter((one) => isIn(one, choices.get(one.id)));
	const facts = (some: readonly Candidate[]) => some.map((one) => one.facts);
	return { before: before.length, after: is.length, targets: effectOn(targets, facts(before), facts(is)) };
}

/** For each who is not in, what taking them would do: beside the choice, before it is made. */
export function effectOfEach(
	candidates: readonly Candidate[],
	targets: readonly Target[],
	choices: Choices
): Map<ApplicationId, OneMore[]> {
	const chosen = candidates.filter((one) => isIn(one, choices.get(one.id)));
	const counts = tally(chosen.map(({ facts }) => facts));
	const into = new Set(chosen.map(({ id }) => id));
	return new Map(
		candidates
			.filter(({ id, state }) => !into.has(id) && isOpenToDecision(state))
			.map(({ id, facts }) => [id, oneMore(targets, counts, facts)])
	);
}

/** Why a decision cannot be made of somebody, as the code of a sentence. */
export function refusalToDecide({ state }: Pick<Candidate, 'state'>, decision: Decision): string | null {
	return after(state, decision) === null ? 'decision_impossible' : null;
}
