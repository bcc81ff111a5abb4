import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, disconnect, transaction } from '#platform/index.server.ts';
import { closeIndex, readQuery } from '#search/index.server.ts';
import { anEntry } from '../../src/catalogue/builders.server.ts';
import { followSearch } from '../../src/following/following.server.ts';
import { beginRun } from '../../src/following/run.server.ts';
import { aPerson } from '../../src/people/builders.server.ts';
import { migrate } from '../../src/platform/migrations.server.ts';
import { startPostgres, type Postgres } from '../../src/platform/postgres.server.ts';
import { catchLetters } from '../letters.ts';

const followers = 1200;
let directory = '';
let postgres: Postgres;
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-digests-'));
	postgres = await startPostgres(directory);
	process.env['SERAI_DATABASE_URL'] = postgres.url;
	await migrate(postgres.url, join(import.meta.dirname, '../../migrations'));
});
afterAll(async () => {
	await closeIndex();
	await disconnect();
	await postgres.stop();
	await rm(directory, { recursive: true, force: true });
});

/** Followers of ten searches, each of which has found something since. */
async function fill(now: Date): Promise<string[]> {
	const yesterday = new Date(now.getTime() - 86_400_000);
	const [one] = [await aPerson({ email: 'follower0@example.org' })];
	await transaction((tx) =>
		tx.execute(sql`insert into person (id, name, email, email_verified, language)
			select 'follower-' || n, 'Follower', 'follower' || n || '@example.org', true, (array['en','es','fr','ar','ru','zh'])[1 + n % 6]
			from generate_series(1, ${followers - 1}) n`)
	);
	await followSearch(one, readQuery(new URLSearchParams('q=harbour0')), 'daily', yesterday);
	await transaction((tx) =>
		tx.execute(sql`insert into following (id, person_id, query, rhythm, since, through)
			select gen_random_uuid(), 'follower-' || n, 'q=harbour' || n % 10, 'daily', ${yesterday.toISOString()}, ${yesterday.toISOString()}
			from generate_series(1, ${followers - 1}) n`)
	);
	for (let i = 0; i < 10; i++) {
		const { id } = await anEntry({ title: `harbour${i}` });
		await transaction((tx) =>
			tx.execute(
				sql`update entry set published_at = ${new Date(now.getTime() - 3_600_000).toISOString()} where id = ${id}`
			)
		);
	}
	const { putEntriesAgain } = await import('#catalogue/index.server.ts');
	const { rows } = await db.execute<{ id: string }>(sql`select id from entry`);
	await putEntriesAgain(rows.map(({ id }) => id));
	return Array.from({ length: followers }, (_, n) => `follower${n}@example.org`).sort();
}

const state = async () => {
	const { rows } = await db.execute<{ done: boolean; sent: number }>(sql`
		select finished_at is not null as done, (select count(*)::int from digest where state = 'sent') as sent from digest_run`);
	return rows[0] ?? { done: false, sent: 0 };
};

test(
	'of twelve hundred digests none is lost and none is another letter, however often the worker is killed with -9',
	{ timeout: 400_000 },
	async () => {
		const now = new Date();
		const wanted = await fill(now);
		const server = await catchLetters();
		await beginRun('daily', now);
		let kills = 0;
		for (let round = 0; !(await state()).done; round++) {
			const worker = fork(join(import.meta.dirname, 'digest-worker.ts'), [], {
				execArgv: [],
				env: { ...process.env, SMTP_URL: server.url, SERAI_LOG: 'silent' }
			});
			await once(worker, 'message');
			// In the middle of gathering at first, then of sending; the last one is left to finish.
			const until = Date.now() + (round < 8 ? 100 + ((round * 137) % 700) : 60_000);
			while (Date.now() < until && !(await state()).done)
				await new Promise((resolve) => setTimeout(resolve, 20));
			worker.kill('SIGKILL');
			await once(worker, 'close');
			kills++;
			// Its jobs are free again two seconds after they were begun.
			if (round < 8) await new Promise((resolve) => setTimeout(resolve, 2_100));
		}
		server.close();
		const names = Map.groupBy(server.letters, ({ to }) => to);
		const namesOf = (to: string) =>
			new Set((names.get(to) ?? []).map(({ raw }) => /^Message-ID:\s+(\S+)/im.exec(raw ?? '')?.[1]));
		expect([...names.keys()].sort()).toEqual(wanted);
		expect(wanted.filter((to) => namesOf(to).size !== 1)).toEqual([]);
		// Only what was on its way when the worker was killed comes again, and a mailbox keeps it once.
		const again = server.letters.length - followers;
		expect({ again: again <= 2 * kills, sent: (await state()).sent, killed: kills > 3 }).toEqual({
			...{ again: true, sent: followers, killed: true }
		});
	}
);
