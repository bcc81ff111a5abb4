import { expect, test } from 'vitest';
import { conflictOf, settledFrom } from './conflict.ts';

const began = { title: ['A'], place: ['Quito'], topics: ['one'], revision: ['3'] };

test('what only I changed is mine, what only they changed is theirs, and nobody is asked', () => {
	const yours = { ...began, title: ['B'] };
	const theirs = { title: ['A'], place: ['Cuenca'], topics: ['one'] };
	expect(conflictOf(began, yours, theirs)).toEqual({
		settled: { title: ['B'], place: ['Cuenca'], topics: ['one'] },
		open: [],
		taken: ['place']
	});
});

test('what both changed differently is open, with both kept', () => {
	const conflict = conflictOf(began, { ...began, title: ['B'] }, { ...began, title: ['C'] });
	expect(conflict.open).toEqual([{ field: 'title', yours: ['B'], theirs: ['C'] }]);
});

test('what both changed alike is settled, but for blanks and line ends', () => {
	const conflict = conflictOf(began, { ...began, title: ['B '] }, { ...began, title: ['B'] });
	expect(conflict.open).toEqual([]);
});

test('what I emptied and they did not touch stays empty', () => {
	const { topics: _, ...yours } = began;
	expect(conflictOf(began, yours, began).settled['topics']).toEqual([]);
});

test('a choice takes one side whole; without one mine stands', () => {
	const sent = {
		revision: ['4'],
		place: ['Cuenca'],
		'yours.title': ['B'],
		'theirs.title': ['C'],
		'choose.title': ['theirs'],
		'yours.topics': ['one', 'two'],
		'theirs.topics': [],
		'choose.topics': ['x']
	};
	expect(settledFrom(sent)).toEqual({
		revision: ['4'],
		place: ['Cuenca'],
		title: ['C'],
		topics: ['one', 'two']
	});
});
