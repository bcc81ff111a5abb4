import { expect, test } from 'vitest';
import type { EnrolmentId } from './enrolment.ts';
import { readSort, sortedBook, writeSort, type BookLine } from './gradebook.ts';

const line = (name: string, share: number | null, lessonsDone = 0): BookLine => ({
	id: name as EnrolmentId,
	name,
	state: 'enrolled',
	language: 'en',
	enrolledAt: new Date(0),
	certificate: null,
	stuck: [],
	summary: {
		...{ lessonsDone, lessons: 4, done: [], place: null, placeSince: null, writings: 0, sessions: 0 },
		...{ lastAt: null, changesAt: null, met: { participation: false, completion: false } },
		quizzes: { check: { share, passed: null, begun: 1, awaiting: false } }
	}
});
const book = [line('Zoë', 0.5), line('Émile', null, 3), line('Amina', 0.9), line('Bo', 0.5, 1)];

test.each([
	['name', ['Amina', 'Bo', 'Émile', 'Zoë']],
	['-name', ['Zoë', 'Émile', 'Bo', 'Amina']],
	['quiz:check', ['Bo', 'Zoë', 'Amina', 'Émile']],
	['-quiz:check', ['Amina', 'Bo', 'Zoë', 'Émile']],
	['-lessons', ['Émile', 'Bo', 'Amina', 'Zoë']],
	['nonsense', ['Amina', 'Bo', 'Émile', 'Zoë']],
	[null, ['Amina', 'Bo', 'Émile', 'Zoë']]
])('sorted by %s', (text, names) => {
	const sort = readSort(text, [{ key: 'check' }]);
	expect(sortedBook(book, sort, 'en').map(({ name }) => name)).toEqual(names);
});

test('a sort is written as it was read', () => {
	for (const text of ['name', '-last', 'quiz:check', '-quiz:check'])
		expect(writeSort(readSort(text, [{ key: 'check' }]))).toBe(text);
});
