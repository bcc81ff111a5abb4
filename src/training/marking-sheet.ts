import type { PersonMark } from '#courses/index.ts';

/** How far a criterion is met. */
export const steps = [0, 0.5, 1] as const;

/** A task of the marking desk by the key of its address: whose, which attempt, which question. */
export type MarkingKey<Enrolment extends string = string, Question extends string = string> = {
	enrolmentId: Enrolment;
	attempt: string;
	questionId: Question;
};

export type SheetProblem = { field: string; code: string };

/**
 * The mark that a sheet says: the mean of its criteria, each worth the same; without a rubric the points given of those
 * there are. `given` is by criterion, or under 'points'.
 */
export function markFromSheet(
	{ rubric, points }: { rubric: readonly string[]; points: number },
	given: Readonly<Record<string, string>>,
	note: string
): { mark: PersonMark; problems: SheetProblem[] } {
	const problems: SheetProblem[] = [];
	const read = (field: string, most: number): number => {
		const text = (Object.hasOwn(given, field) ? (given[field] ?? '') : '').trim().replace(',', '.');
		const value = /^\d{1,4}(\.\d{1,4})?$/u.test(text) ? Number(text) : null;
		if (value === null || value > most)
			problems.push({ field, code: text === '' ? 'mark_missing' : 'mark_unreadable' });
		return value ?? 0;
	};
	if (rubric.length === 0) {
		const share = read('points', points) / points;
		return { mark: { share: Math.min(1, share), criteria: {}, note }, problems };
	}
	const criteria = Object.fromEntries(rubric.map((key) => [key, read(key, 1)]));
	const share = Object.values(criteria).reduce((sum, value) => sum + value, 0) / rubric.length;
	return { mark: { share: Math.round(share * 1e9) / 1e9, criteria, note }, problems };
}
