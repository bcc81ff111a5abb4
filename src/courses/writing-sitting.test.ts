import { expect, test } from 'vitest';
import { sittings } from './writing-sitting.ts';

const wording = (time: string, changedBy: string | null) => ({
	time,
	changedBy,
	changedAt: new Date(`2027-01-10T${time}:00Z`)
});

test('a person’s saves without a long pause are one line, its last', () => {
	const wordings = [
		wording('12:00', 'amina'),
		wording('11:45', 'amina'),
		wording('11:30', 'amina'),
		wording('11:29', 'boris'),
		wording('11:28', 'amina'),
		wording('10:00', 'amina'),
		wording('09:59', null)
	];
	expect(sittings(wordings).map(({ last, count }) => [last.time, last.changedBy, count])).toEqual([
		['12:00', 'amina', 3],
		['11:29', 'boris', 1],
		['11:28', 'amina', 1],
		['10:00', 'amina', 1],
		['09:59', null, 1]
	]);
});
