import { expect, test } from 'vitest';
import { markFromSheet } from './marking-sheet.ts';

const rubric = { rubric: ['clear', 'feasible', 'dated'], points: 6 };

test('criteria are worth the same, and their mean is the mark', () => {
	expect(markFromSheet(rubric, { clear: '1', feasible: '0.5', dated: '0' }, 'Good.')).toEqual({
		mark: { share: 0.5, criteria: { clear: 1, feasible: 0.5, dated: 0 }, note: 'Good.' },
		problems: []
	});
});

test('without a rubric points are given, with a comma where one is used to it', () => {
	expect(markFromSheet({ rubric: [], points: 4 }, { points: '2,5' }, '').mark.share).toBe(0.625);
});

test.each([
	[{ clear: '1', feasible: '1' }, [{ field: 'dated', code: 'mark_missing' }]],
	[{ clear: '2', feasible: '1', dated: '1' }, [{ field: 'clear', code: 'mark_unreadable' }]],
	[
		{ clear: '-1', feasible: '1', dated: 'x' },
		[
			{ field: 'clear', code: 'mark_unreadable' },
			{ field: 'dated', code: 'mark_unreadable' }
		]
	]
])('what is missing or no mark is named: %j', (given: Record<string, string>, problems) => {
	expect(markFromSheet(rubric, given, '').problems).toEqual(problems);
});
