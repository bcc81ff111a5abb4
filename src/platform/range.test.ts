import { expect, test } from 'vitest';
import { rangeOf, type Range } from './range.ts';

test.each<[string, string | null, Range | 'unsatisfiable' | null]>([
	['no header: all of it', null, null],
	['the first bytes', 'bytes=0-99', { start: 0, end: 99 }],
	['from a place on', 'bytes=900-', { start: 900, end: 999 }],
	['more than there is is cut', 'bytes=900-5000', { start: 900, end: 999 }],
	['the last bytes', 'bytes=-100', { start: 900, end: 999 }],
	['more last bytes than there are', 'bytes=-5000', { start: 0, end: 999 }],
	['after the end', 'bytes=1000-', 'unsatisfiable'],
	['none of the last', 'bytes=-0', 'unsatisfiable'],
	['backwards is malformed', 'bytes=9-3', null],
	['several ranges: all of it', 'bytes=0-1,5-6', null],
	['words', 'pages=1', null],
	['a number too long to be one', 'bytes=99999999999999999999-', null]
])('%s', (_, header, expected) => {
	expect(rangeOf(header, 1000)).toEqual(expected);
});
