import { expect, test } from 'vitest';
import { cohortChange } from './cohort-change.ts';

const cell = (within: Record<string, string>, count: number) => ({ in: within, count });

test('a cohort beside itself: what comes, what goes, of whom nothing is known last', () => {
	const now = [cell({ gender: 'female' }, 4), cell({ gender: '' }, 9)];
	const then = [cell({ gender: 'female' }, 6), cell({ gender: 'male', country: 'EC' }, 8)];
	expect(cohortChange(now, then)).toEqual({
		...{ now: 13, then: 14 },
		by: [
			{
				dimension: 'country',
				rows: [
					{ category: 'EC', now: 0, then: 8 },
					{ category: '', now: 13, then: 6 }
				]
			},
			{
				dimension: 'gender',
				rows: [
					{ category: 'male', now: 0, then: 8 },
					{ category: 'female', now: 4, then: 6 },
					{ category: '', now: 9, then: 0 }
				]
			}
		]
	});
});

test('a column that is kept is there, also where nothing is known in it', () => {
	const some = [cell({}, 3)];
	expect(cohortChange(some, some).by).toEqual([]);
	expect(cohortChange(some, some, ['sector']).by).toEqual([
		{ dimension: 'sector', rows: [{ category: '', now: 3, then: 3 }] }
	]);
});
