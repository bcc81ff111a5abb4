import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { countriesWithShape, drawMap } from './index.server.ts';
import { stepOf, stepsFor } from './index.ts';

// M49 codes, as the atlas knows countries
const fiji = '242';
const melanesia = ['090', '242', '540', '548', '598'];
const easternEurope = ['100', '112', '203', '348', '498', '616', '642', '643', '703', '804'];
const malta = '470';
const southernEurope = [
	'008',
	'020',
	'070',
	'191',
	'292',
	'300',
	'336',
	'380',
	'470',
	'499',
	'620',
	'674',
	'688',
	'705',
	'724',
	'807'
];

const here = (code: string) => (id: string | null) => (id === code ? 'here' : 'land');
const numbers = (path: string) =>
	[...path.matchAll(/M(-?\d+(?:\.\d+)?) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('a map', () => {
	it.each([
		['Fiji, on both sides of the antimeridian', fiji, melanesia],
		['the Russian Federation, which crosses it', '643', easternEurope],
		['Malta, too small for a shape', malta, southernEurope]
	])('holds %s', async (_, code, frame) => {
		const drawing = await drawMap(frame, here(code), code);
		const path = drawing?.layers.find(({ name }) => name === 'here')?.path ?? '';
		expect(path).not.toBe('');
		for (const [x = -1, y = -1] of numbers(path)) {
			expect(x).toBeGreaterThanOrEqual(-10);
			expect(x).toBeLessThanOrEqual((drawing?.width ?? 0) + 10);
			expect(y).toBeGreaterThanOrEqual(-10);
			expect(y).toBeLessThanOrEqual((drawing?.height ?? 0) + 10);
		}
	});

	it('puts a ring around what is too small to be seen, and only then', async () => {
		expect((await drawMap(southernEurope, here(malta), malta))?.ring).not.toBeNull();
		expect((await drawMap(southernEurope, here('380'), '380'))?.ring).toBeNull();
	});

	it('of the world weighs little', async () => {
		const drawing = await drawMap('world', () => 'land');
		const weight = gzipSync(drawing?.layers.map(({ path }) => path).join('') ?? '').length;
		expect(weight).toBeLessThan(6_000);
	});

	it('of a place without a shape is none', async () =>
		expect(await drawMap(['312'], here('312'))).toBeNull());

	it('does not know every country', async () => {
		const known = await countriesWithShape();
		expect(known.has('218')).toBe(true);
		expect(known.has('312')).toBe(false);
		expect(known.has('010')).toBe(false);
	});
});

describe('steps', () => {
	it('are few, and their bounds round', () =>
		expect(stepsFor([1, 3, 17])).toEqual([
			{ from: 1, to: 1 },
			{ from: 2, to: 4 },
			{ from: 5, to: 9 },
			{ from: 10, to: null }
		]));
	it('stay few for large amounts', () => expect(stepsFor([1, 90_000]).length).toBeLessThanOrEqual(5));
	it('are none where there is nothing', () => expect(stepsFor([0, 0])).toEqual([]));
	it('take in every amount from one', () => {
		const steps = stepsFor([1, 17]);
		expect([0, 1, 4, 5, 17].map((amount) => stepOf(amount, steps))).toEqual([0, 1, 2, 3, 4]);
	});
});
