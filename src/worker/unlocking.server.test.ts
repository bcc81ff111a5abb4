import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { db, later, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { Unlocking } from './unlocking.server.ts';

useDatabase();
const begun: Unlocking[] = [];
afterAll(() => Promise.all(begun.map((one) => one.end())));

async function aProcess(...workers: string[]): Promise<Unlocking> {
	const one = new Unlocking();
	begun.push(one);
	await one.begin();
	for (const name of workers) one.lives(name);
	return one;
}

const lockedBy = async () => {
	const { rows } = await db.execute<{ name: string | null }>(
		sql`select locked_by as name from graphile_worker._private_jobs order by id`
	);
	return rows.map(({ name }) => name);
};

test('jobs of a worker that is gone are free at once; those of the living and of one just begun stay', async () => {
	await aProcess('alive');
	for (const [name, seconds] of [
		['dead', 60],
		['alive', 60],
		['new', 1]
	] as const)
		await transaction(async (tx) => {
			await later(tx, 'people.tidy', {});
			await tx.execute(sql`update graphile_worker._private_jobs set locked_by = ${name}, locked_at = now() - make_interval(secs => ${seconds})
				where locked_by is null`);
		});
	await aProcess('another');
	expect(await lockedBy()).toEqual([null, 'alive', 'new']);
});
