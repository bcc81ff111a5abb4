import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostNamed, newsOf, sizeOf, type Item } from './digest.ts';
import { periodOf, throughOf } from './rhythm.ts';

describe('the period of a digest', () => {
	test.each([
		['2026-11-22T05:00:00Z', '2026-11-22', '2026-W47'],
		['2026-11-23T05:30:00Z', '2026-11-23', '2026-W48'],
		['2027-01-01T05:00:00Z', '2027-01-01', '2026-W53'],
		['2024-12-30T05:00:00Z', '2024-12-30', '2025-W01'],
		['2027-01-04T05:30:00Z', '2027-01-04', '2027-W01'],
		['2027-01-10T23:30:00Z', '2027-01-10', '2027-W01']
	])('of %s', (now, day, week) =>
		expect([periodOf('daily', new Date(now)), periodOf('weekly', new Date(now))]).toEqual([day, week])
	);

	test('two runs of a week are one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 6 }), (weeks, days) => {
				const monday = new Date(Date.UTC(2024, 0, 1) + weeks * 7 * 86_400_000);
				const later = new Date(monday.getTime() + days * 86_400_000);
				return periodOf('weekly', monday) === periodOf('weekly', later);
			})
		);
	});
});

describe('what is new for a follower', () => {
	const until = new Date('2026-11-22T05:00:00Z');
	const item = (hours: number): Item => ({
		key: `entry:${hours}`,
		newestAt: until.getTime() + hours * 3_600_000
	});
	const through = new Date(until.getTime() - 24 * 3_600_000);

	test('came after what they were told, and not after the run', () => {
		const found = [1, 0, -23, -24, -30].map(item);
		expect(newsOf({ query: 'q=x', through }, found, until)).toEqual({
			...{ query: 'q=x', keys: ['entry:0', 'entry:-23'], total: 2 }
		});
		expect(newsOf({ query: 'q=x', through: until }, found, until)).toBe(null);
	});

	test('is told once: what one run leaves for the next, the next tells, and nothing twice', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 30 }),
				fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 5 }),
				(hours, runs) => {
					const found = [...new Set(hours)].map(item);
					let told = new Date(until.getTime() - 100 * 3_600_000);
					const keys: string[] = [];
					for (const hour of [...runs].sort((a, b) => a - b)) {
						const end = new Date(until.getTime() + hour * 3_600_000);
						const some = found.filter(
							({ newestAt }) => newestAt > told.getTime() && newestAt <= end.getTime()
						);
						const part = newsOf({ query: '', through: told }, found, end);
						expect(part && 'total' in part ? part.total : 0).toBe(some.length);
						keys.push(...some.map(({ key }) => key));
						told = end;
					}
					return new Set(keys).size === keys.length;
				}
			)
		);
	});

	test('is named up to a number, and counted whole', () => {
		const found = Array.from({ length: 20 }, (_, i) => item(-i / 2));
		const part = newsOf({ query: '', through }, found, until);
		expect(part && 'keys' in part && [part.keys.length, part.total]).toEqual([mostNamed, 20]);
		expect(sizeOf([part!, { discussionId: 'd', posts: 3 }])).toBe(23);
	});
});

test('a run leaves alone what may still be on its way', () => {
	expect(throughOf(new Date('2026-11-22T05:00:00Z'))).toEqual(new Date('2026-11-22T04:50:00Z'));
});
