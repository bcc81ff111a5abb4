import type { Id } from '#platform/index.ts';

export type ContributionId = Id<'Contribution'>;

export const longestContribution = 4000;
/** How long its author may still change a contribution: time for a slip of the finger, not for another opinion. */
export const minutesToEdit = 30;
/** So many contributions of one person in an hour are a conversation; more are a flood. */
export const mostAnHour = 20;

/** Why this cannot stand in a discussion; null: it can. */
export function refusalToContribution(body: string): string | null {
	if (body.trim() === '') return 'required';
	return body.length > longestContribution ? 'longer_than' : null;
}

export function mayEdit(contribution: { at: Date; hiddenAt: Date | null }, now: Date): boolean {
	return (
		contribution.hiddenAt === null && now.getTime() - contribution.at.getTime() <= minutesToEdit * 60_000
	);
}

/** Answers stand one level deep: who answers an answer answers what it answers. */
export function answeredBy(contribution: {
	id: ContributionId;
	answersId: ContributionId | null;
}): ContributionId {
	return contribution.answersId ?? contribution.id;
}

/** In the order they were written, each with its answers. An answer whose contribution is gone stands by itself. */
export function threadsOf<Kept extends { id: ContributionId; answersId: ContributionId | null; at: Date }>(
	contributions: readonly Kept[]
): (Kept & { answers: Kept[] })[] {
	const sorted = [...contributions].sort(
		(one, other) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)
	);
	const known = new Set(sorted.map(({ id }) => id));
	const isAnswer = ({ answersId }: Kept) => answersId !== null && known.has(answersId);
	const answers = Map.groupBy(sorted.filter(isAnswer), ({ answersId }) => answersId);
	return sorted
		.filter((one) => !isAnswer(one))
		.map((one) => ({ ...one, answers: answers.get(one.id) ?? [] }));
}
