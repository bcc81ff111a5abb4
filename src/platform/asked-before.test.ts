import { expect, test } from 'vitest';
import { AskedBefore } from './asked-before.ts';

test('knows a key from the second time on', () => {
	const asked = new AskedBefore(10);
	expect([asked.has('a'), asked.has('b'), asked.has('a'), asked.has('a')]).toEqual([
		false,
		false,
		true,
		true
	]);
});

test('forgets what nobody asked for while as many others were', () => {
	const asked = new AskedBefore(3);
	const others = (from: number) => Array.from({ length: 3 }, (_, i) => asked.has(`${from + i}`));
	asked.has('a');
	expect(others(0)).toEqual([false, false, false]);
	expect(asked.has('a')).toBe(true);
	expect([...others(10), ...others(20)]).not.toContain(true);
	expect(asked.has('0')).toBe(false);
});
