import { expect, test } from 'vitest';
import { newsAt, toldAgain } from './expert-news.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const told = { roles: day(3).toISOString(), about: day(9).toISOString() };

test.each([
	['what one sees of it counts', ['name', 'roles'], day(3)],
	['what one does not see does not', ['name'], day(1)],
	['the latest of it', ['name', 'roles', 'about'], day(9)]
] as const)('news of an expert: %s', (_, parts, expected) => {
	expect(newsAt({ told, vettedAt: day(1), updatedAt: day(20) }, parts)).toEqual(expected);
});

test('being vetted is news; where nothing is known, the last change is', () => {
	expect(newsAt({ told, vettedAt: day(12), updatedAt: day(20) }, ['roles'])).toEqual(day(12));
	expect(newsAt({ told: {}, vettedAt: null, updatedAt: day(20) }, ['roles'])).toEqual(day(20));
});

test('a part is told again when it says something else or is shown to more people', () => {
	const row = { told, profile: { roles: ['trainer' as const] }, consent: { roles: 'members' as const } };
	const again = (says: 'trainer' | 'reviewer', to: 'public' | 'members' | 'staff') =>
		toldAgain(row, 'roles', { says: [says], to, at: day(21) }).roles;
	expect([again('trainer', 'members'), again('trainer', 'staff')]).toEqual([told.roles, told.roles]);
	expect([again('reviewer', 'staff'), again('trainer', 'public')]).toEqual(
		Array(2).fill(day(21).toISOString())
	);
});
