import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aStatement } from './builders.server.ts';
import type { Run } from './evidence.ts';
import { append, eraseLogs, lengthsOf, logsOf } from './log.server.ts';
import type { RegistrationId, Statement } from './statement.ts';

useDatabase();

const now = new Date('2027-02-03T12:00:00Z');
const open: Run = { from: null, until: null, knows: () => true };
const send = (registration: RegistrationId, sent: Statement[], run = open) =>
	transaction((tx) => append(tx, registration, sent, run, now));
const registrationOf = () => newId<'Registration'>();

describe('the log takes statements in any order, twice, late', () => {
	test('sent twice, it is there once, and the device may forget it both times', async () => {
		const registration = registrationOf();
		const one = aStatement({ registration, verb: 'answered', value: ['a', 'b'] });
		expect(await send(registration, [one, one])).toEqual({ added: 1, kept: [one.id], refused: [] });
		expect(await send(registration, [one])).toEqual({ added: 0, kept: [one.id], refused: [] });
		expect((await logsOf([registration])).get(registration)?.map(({ id }) => id)).toEqual([one.id]);
	});

	test('two requests with the same statements at once leave them once', async () => {
		const registration = registrationOf();
		const many = Array.from({ length: 40 }, () => aStatement({ registration }));
		const answers = await Promise.all(Array.from({ length: 6 }, () => send(registration, many)));
		expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(40);
		expect((await logsOf([registration])).get(registration)).toHaveLength(40);
	});

	test('what was done long ago and arrives today is kept with both times', async () => {
		const registration = registrationOf();
		const late = aStatement({ registration, happenedAt: new Date('2027-01-20T08:00:00Z') });
		await send(registration, [late]);
		const [kept] = (await logsOf([registration])).get(registration) ?? [];
		expect([kept?.happenedAt, kept?.storedAt, kept?.flags]).toEqual([late.happenedAt, now, []]);
	});
});

describe('what cannot be true is kept as evidence, or refused and recorded', () => {
	test('from the future, before the start, after the end and of an unknown thing', async () => {
		const registration = registrationOf();
		const run: Run = {
			from: new Date('2027-02-01T00:00:00Z'),
			until: new Date('2027-03-12T00:00:00Z'),
			knows: (object) => object === known
		};
		const known = newId<'Item'>();
		const at = (happenedAt: string, object: string = known) =>
			aStatement({ registration, object, happenedAt: new Date(happenedAt) });
		await send(
			registration,
			[
				at('2027-02-02T00:00:00Z'),
				at('2027-02-09T00:00:00Z'),
				at('2026-12-01T00:00:00Z'),
				at('2027-02-02T00:00:00Z', newId<'Item'>())
			],
			run
		);
		expect((await logsOf([registration])).get(registration)?.map(({ flags }) => flags)).toEqual([
			[],
			['from_the_future'],
			['before_the_start'],
			['unknown_object']
		]);
	});

	test('one id with another content is refused, and the first stays', async () => {
		const registration = registrationOf();
		const first = aStatement({ registration, verb: 'answered', value: 'a' });
		await send(registration, [first]);
		expect(await send(registration, [{ ...first, value: 'b' }])).toEqual({
			added: 0,
			kept: [],
			refused: [{ id: first.id, reason: 'two_contents' }]
		});
		expect((await logsOf([registration])).get(registration)?.[0]?.value).toBe('a');
		expect(await refusedOf(registration)).toEqual(['two_contents']);
	});

	test.each(['1750', 'true', 'null', '[1]', '"so"', '', 1750, false, ['1'], { a: '2', b: null }])(
		'what was said comes back as it was, and is taken twice: %j',
		async (value) => {
			const registration = registrationOf();
			const one = aStatement({ registration, verb: 'answered', value });
			await send(registration, [one]);
			expect(await send(registration, [one])).toEqual({ added: 0, kept: [one.id], refused: [] });
			expect((await logsOf([registration])).get(registration)?.[0]?.value).toEqual(value);
		}
	);

	test('a statement of another registration is refused', async () => {
		const registration = registrationOf();
		const foreign = aStatement();
		expect((await send(registration, [foreign])).refused).toEqual([{ id: foreign.id, reason: 'not_yours' }]);
		expect((await logsOf([foreign.registration])).get(foreign.registration)).toEqual([]);
	});

	test('the id of somebody else’s statement does not open it', async () => {
		const [theirs, mine] = [registrationOf(), registrationOf()];
		const one = aStatement({ registration: theirs, value: 'theirs' });
		await send(theirs, [one]);
		expect((await send(mine, [{ ...one, registration: mine }])).refused).toEqual([
			{ id: one.id, reason: 'two_contents' }
		]);
	});
});

describe('appended, never changed', () => {
	test('the database itself refuses to change or delete a statement', async () => {
		const registration = registrationOf();
		await send(registration, [aStatement({ registration })]);
		const failing = (statement: ReturnType<typeof sql>) =>
			transaction(async (tx) => void (await tx.execute(statement))).then(
				() => 'done',
				(error: Error) => String((error.cause as Error | undefined)?.message ?? error.message)
			);
		const said = 'statements are appended, never changed';
		expect(await failing(sql`update statement set value = '1' where registration = ${registration}`)).toBe(
			said
		);
		expect(await failing(sql`delete from statement where registration = ${registration}`)).toBe(said);
	});

	test('a person’s wish erases their log, and only theirs', async () => {
		const [leaving, staying] = [registrationOf(), registrationOf()];
		await send(leaving, [aStatement({ registration: leaving })]);
		await send(staying, [aStatement({ registration: staying })]);
		await transaction((tx) => eraseLogs(tx, [leaving]));
		expect([...(await lengthsOf([leaving, staying])).keys()]).toEqual([staying]);
	});
});

async function refusedOf(registration: RegistrationId): Promise<string[]> {
	const { rows } = await db.execute<{ reason: string }>(
		sql`select reason from refused_statement where registration = ${registration}`
	);
	return rows.map(({ reason }) => reason);
}
