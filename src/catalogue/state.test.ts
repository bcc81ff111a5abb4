import { expect, test } from 'vitest';
import { entryStates, moves, refusalToMove, refusalToRestore, stateAfter } from './state.ts';

const drawn: Record<(typeof moves)[number], (string | null)[]> = {
	//         draft        in_review    published    retired
	propose: ['in_review', null, null, null],
	publish: ['published', 'published', null, null],
	confirm: [null, 'published', 'published', null],
	reject: ['retired', 'retired', null, null],
	retire: [null, null, 'retired', null],
	reopen: [null, null, null, 'in_review'],
	merge: ['retired', 'retired', 'retired', null]
};

test.each(moves)('%s leads where the drawing says, and is refused exactly elsewhere', (move) => {
	expect(entryStates.map((state) => stateAfter(state, move))).toEqual(drawn[move]);
	expect(entryStates.map((state) => refusalToMove({ state, mergedIntoId: null }, move) === null)).toEqual(
		drawn[move].map((after) => after !== null)
	);
});

test.each([
	['draft', 'confirm', 'not_proposed'],
	['draft', 'reopen', 'not_retired'],
	['draft', 'retire', 'not_published'],
	['in_review', 'propose', 'already_in_review'],
	['published', 'publish', 'already_published'],
	['published', 'reject', 'published_is_retired'],
	['retired', 'publish', 'already_retired']
] as const)('%s, %s: %s', (state, move, code) => {
	expect(refusalToMove({ state, mergedIntoId: null }, move)).toBe(code);
});

test('a merged entry is not reopened: its address leads elsewhere', () => {
	expect(refusalToMove({ state: 'retired', mergedIntoId: 'x' }, 'reopen')).toBe('merged_stays_merged');
});

test('a retirement is taken back, but for what was merged', () => {
	const refusals = entryStates.map((state) => refusalToRestore({ state, mergedIntoId: null }));
	expect(refusals).toEqual(['not_retired', 'not_retired', 'not_retired', null]);
	expect(refusalToRestore({ state: 'retired', mergedIntoId: 'x' })).toBe('merged_stays_merged');
});
