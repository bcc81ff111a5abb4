import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterAnswer, bytesOf, meaningOf, nextBatch, oldestFirst, pause } from './queue.ts';
import type { Wire } from './wire.ts';

const wire = (id: string, minute = 0, value: string | null = null): Wire => ({
	...{ id, registration: 'r', verb: 'saved', object: 'o', attempt: null, value, language: 'en' },
	happenedAt: new Date(Date.UTC(2027, 1, 3, 10, minute)).toISOString()
});
const idsOf = (some: Wire[]) => some.map(({ id }) => id);

describe('what is sent next', () => {
	const waiting = [wire('c', 2), wire('b', 1), wire('a', 1), wire('d', 3)];
	test('the oldest first, then by id', () =>
		expect(idsOf(oldestFirst(waiting))).toEqual(['a', 'b', 'c', 'd']));
	test('so many', () => expect(idsOf(nextBatch(waiting, 3))).toEqual(['a', 'b', 'c']));
	test('so much', () => expect(idsOf(nextBatch(waiting, 9, bytesOf(wire('a')) * 2))).toEqual(['a', 'b']));
	test('one at least, however long it is', () => {
		expect(idsOf(nextBatch([wire('a', 0, 'x'.repeat(900)), wire('b', 1)], 9, 500))).toEqual(['a']);
	});
	test('nothing, when nothing waits', () => expect(nextBatch([])).toEqual([]));
});

test('only what the answer names is forgotten, what it refuses is put aside, the rest waits', () => {
	const sent = [wire('a'), wire('b'), wire('c')];
	expect(afterAnswer(sent, { kept: ['a', 'x'], refused: [{ id: 'b', reason: 'two_contents' }] })).toEqual({
		forget: ['a'],
		refused: [{ ...wire('b'), reason: 'two_contents' }]
	});
});

test('nothing is lost, whatever is answered', () => {
	const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
	fc.assert(
		fc.property(ids, ids, ids, (sent, kept, refused) => {
			const wires = sent.map((id) => wire(id));
			const after = afterAnswer(wires, { kept, refused: refused.map((id) => ({ id, reason: 'not_yours' })) });
			const settled = [...after.forget, ...idsOf(after.refused)];
			expect(new Set(settled).size).toBe(settled.length);
			for (const id of settled) expect(sent).toContain(id);
			for (const id of after.forget) expect(kept).toContain(id);
		})
	);
});

test.each([
	[200, 'taken'],
	[401, 'signed_out'],
	[409, 'other_person'],
	[413, 'too_much'],
	[422, 'unreadable'],
	[403, 'hub'],
	[503, 'hub']
])('%i means %s', (status, meaning) => expect(meaningOf(status)).toBe(meaning));

test('each pause is longer than the last, and none longer than five minutes', () => {
	expect([0, 1, 2, 3, 20].map((failures) => pause(failures, 1))).toEqual([2000, 4000, 8000, 16_000, 300_000]);
	expect(pause(1, 0)).toBe(2000);
});
