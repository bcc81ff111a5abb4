import { expect, test } from 'vitest';
import { around, widthOf } from './wheel.ts';

test('four things stand at twelve, three, six and nine', () =>
	expect(around(['a', 'b', 'c', 'd'], { x: 100, y: 100, radius: 50 })).toEqual([
		{ id: 'a', x: 100, y: 50, anchor: 'middle' },
		{ id: 'b', x: 150, y: 100, anchor: 'start' },
		{ id: 'c', x: 100, y: 150, anchor: 'middle' },
		{ id: 'd', x: 50, y: 100, anchor: 'end' }
	]));

test.each([
	[0, 10, 0],
	[1, 10000, 1],
	[10, 10, 12],
	[5, 20, 6],
	[3, 0, 0]
])('%d of %d is %d wide', (count, most, width) => expect(widthOf(count, most, 12)).toBe(width));
