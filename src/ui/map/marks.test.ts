import { describe, expect, it } from 'vitest';
import { closerLook, marksOf, numbersText } from './marks.ts';

describe('marks', () => {
	it('stand where things are, and are numbered as the list is', () =>
		expect(marksOf([{ x: 10.4, y: 20 }, null, { x: 100, y: 20 }])).toEqual([
			{ x: 10, y: 20, numbers: [1] },
			{ x: 100, y: 20, numbers: [3] }
		]));
	it('that would cover each other are one', () =>
		expect(
			marksOf([
				{ x: 10, y: 20 },
				{ x: 100, y: 20 },
				{ x: 20, y: 20 },
				{ x: 30, y: 20 }
			])
		).toEqual([
			{ x: 20, y: 20, numbers: [1, 3, 4] },
			{ x: 100, y: 20, numbers: [2] }
		]));
	it('say which in few signs', () => expect(numbersText([1, 2, 3, 5, 7, 8])).toBe('1–3, 5, 7–8'));
});

describe('a closer look', () => {
	// Ten kilometres from west to east at 60° north, where a degree is half as long.
	const positions = [{ latitude: 60, longitude: 10 }, null, { latitude: 60, longitude: 10 + 10 / 55.6 }];
	it('is true to distance', () => {
		const look = closerLook(positions, [1, 3]);
		const [from, to] = look?.marks ?? [];
		expect([from?.numbers, to?.numbers]).toEqual([[1], [3]]);
		const pixelsAKm = ((to?.x ?? 0) - (from?.x ?? 0)) / 10;
		expect(look?.scale.length).toBe(Math.round((look?.scale.km ?? 0) * pixelsAKm));
		expect(look?.scale.length).toBeLessThanOrEqual(200);
	});
	it('is not needed where all is in one place', () => {
		const hall = { latitude: 19.4326, longitude: -99.1332 };
		expect(closerLook([hall, hall], [1, 2])).toBe(null);
	});
	it('goes the shorter way round the earth', () => {
		const fiji = [
			{ latitude: -17, longitude: 179.9 },
			{ latitude: -17, longitude: -179.9 }
		];
		const [from, to] = closerLook(fiji, [1, 2])?.marks ?? [];
		expect((to?.x ?? 0) > (from?.x ?? 0)).toBe(true);
	});
});
