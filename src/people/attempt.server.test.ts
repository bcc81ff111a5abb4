import { expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { attemptLimits } from './attempt.ts';
import { countAttempt } from './attempt.server.ts';
import { aCaller, aPerson } from './builders.server.ts';
import { signIn } from './sign-in.server.ts';

useDatabase();

const email = 'amina@example.org';
const password = 'four stones by the well';
const now = new Date('2026-03-01T12:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function outcome(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => 'done',
		(error: { code?: string; details?: object }) => [error.code, error.details]
	);
}

test('the eleventh try at an address is told when to try again, from wherever it comes; then it may', async () => {
	await aPerson({ email, password });
	for (let i = 0; i < 9; i++) await countAttempt('sign_in', aCaller({ now }), email);
	const wrong = (at: Date) => signIn({ email, password: 'wrong', brief: false }, aCaller({ now: at }));
	expect(await outcome(wrong(now))).toEqual(['sign_in_failed', {}]);
	expect(await outcome(wrong(after(4)))).toEqual(['too_many_attempts', { minutes: 11 }]);
	// The right password does not pass either: who guesses must not learn it by being let in.
	const right = (at: Date) => signIn({ email, password, brief: false }, aCaller({ now: at }));
	expect(await outcome(right(after(14.9)))).toEqual(['too_many_attempts', { minutes: 1 }]);
	expect(await outcome(right(after(15)))).toBe('done');
});

test('a success makes earlier mistakes forgotten', async () => {
	const two = 'binta@example.org';
	await aPerson({ email: two, password });
	for (let round = 0; round < 2; round++) {
		for (let i = 0; i < 9; i++) await countAttempt('sign_in', aCaller({ now }), two);
		expect(await outcome(signIn({ email: two, password, brief: false }, aCaller({ now })))).toBe('done');
	}
});

test('a whole school comes in through one address, and who guesses there is stopped all the same', async () => {
	const pupil = 'pupil@example.org';
	await aPerson({ email: pupil, password });
	const school = aCaller({ now });
	const { client } = attemptLimits.sign_in;
	for (let i = 0; i < client - 1; i++) await countAttempt('sign_in', school, `guess${i}@example.org`);
	for (let i = 0; i < 3; i++)
		expect(await outcome(signIn({ email: pupil, password, brief: false }, school))).toBe('done');
	expect(await outcome(countAttempt('sign_in', school, 'guess@example.org'))).toBe('done');
	expect(await outcome(countAttempt('sign_in', school, 'again@example.org'))).toEqual([
		'too_many_attempts',
		{ minutes: 15 }
	]);
});

test('one client is stopped whichever addresses it tries', async () => {
	const caller = aCaller({ now });
	for (let i = 0; i < attemptLimits.sign_up.client; i++)
		await countAttempt('sign_up', caller, `someone${i}@example.org`);
	expect(await outcome(countAttempt('sign_up', caller, 'last@example.org'))).toEqual([
		'too_many_attempts',
		{ minutes: 60 }
	]);
	expect(await outcome(countAttempt('sign_up', aCaller({ now }), 'last@example.org'))).toBe('done');
});

test('tries at the same moment are all counted', async () => {
	const caller = aCaller({ now });
	const tries = Array.from({ length: 8 }, () =>
		outcome(countAttempt('forgotten', caller, 'race@example.org'))
	);
	expect((await Promise.all(tries)).filter((one) => one === 'done')).toHaveLength(3);
});

test('neither address nor client can be read from what is kept', async () => {
	const { rows } = await db.execute<{ key: string }>(sql`select key from person_rate_limit`);
	expect(rows.length).toBeGreaterThan(60);
	expect(rows.filter(({ key }) => !/^[\w-]{43}$/.test(key))).toEqual([]);
});
