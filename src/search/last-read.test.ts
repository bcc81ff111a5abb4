import { describe, expect, test } from 'vitest';
import { LastRead } from './last-read.ts';

describe('what was read last', () => {
	test('is found, until more was read since', () => {
		const rows = new LastRead<number>(4);
		rows.set('a', 1);
		for (const key of ['b', 'c', 'd']) rows.set(key, 0);
		expect(rows.get('a')).toBe(1);
		for (const key of ['e', 'f', 'g', 'h']) rows.set(key, 0);
		expect(rows.get('a')).toBeUndefined();
		expect(rows.get('h')).toBe(0);
	});

	test('stays while it is asked for', () => {
		const rows = new LastRead<number>(4);
		rows.set('hot', 1);
		for (let i = 0; i < 100; i++) {
			rows.set(`cold ${i}`, i);
			expect(rows.get('hot')).toBe(1);
		}
	});

	test('is never more than was allowed', () => {
		const rows = new LastRead<number>(10);
		for (let i = 0; i < 1000; i++) rows.set(String(i), i);
		const held = Array.from({ length: 1000 }, (_, i) => String(i)).filter(
			(key) => rows.get(key) !== undefined
		);
		expect(held.length).toBeLessThanOrEqual(10);
		expect(held).toContain('999');
	});
});
