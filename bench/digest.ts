import { sql } from 'drizzle-orm';
import { loadDemonstration } from '#catalogue/index.server.ts';
import { db, log, transaction } from '#platform/index.server.ts';
import { openIndex } from '#search/index.server.ts';
import { beginRun } from '../src/following/run.server.ts';
import { startWorker } from '../src/worker/runner.ts';
import { catchLetters } from '../testing/letters.ts';
import { withDatabase } from './database.ts';
import { printFigures } from './figures.ts';

// A daily digest for ten thousand followers of two hundred searches, sent to a mail server on this machine.
const followers = 10_000;
const queries = 200;

await withDatabase(async () => {
	log.level = 'error';
	const server = await catchLetters();
	process.env['SMTP_URL'] = server.url;
	try {
		await loadDemonstration();
		const now = new Date();
		const yesterday = new Date(now.getTime() - 86_400_000).toISOString();
		await transaction(async (tx) => {
			await tx.execute(
				sql`update entry set published_at = ${new Date(now.getTime() - 3_600_000).toISOString()} where state = 'published'`
			);
			await tx.execute(sql`insert into person (id, name, email, email_verified, language)
			select 'follower-' || n, 'Follower', 'follower' || n || '@example.org', true, (array['en','es','fr','ar','ru','zh'])[1 + n % 6]
			from generate_series(1, ${followers}) n`);
			// Topics, countries and words of the catalogue itself, so that there is something to tell.
			await tx.execute(sql`insert into following (id, person_id, query, rhythm, since, through)
			select gen_random_uuid(), 'follower-' || n, (array['topic=remittances','q=migration','kind=course','q=training','country=EC','kind=event',
				'q=policy','topic=diaspora-engagement','kind=resource','q=labour'])[1 + n % 10] || '&size=' || 21 + n % ${queries / 10}, 'daily', ${yesterday}, ${yesterday}
			from generate_series(1, ${followers}) n`);
		});
		const { putEntriesAgain } = await import('#catalogue/index.server.ts');
		const { rows } = await db.execute<{ id: string }>(sql`select id from entry where state = 'published'`);
		await putEntriesAgain(rows.map(({ id }) => id));
		await openIndex();
		await beginRun('daily', now);
		const began = performance.now();
		const cpu = process.cpuUsage();
		const stop = await startWorker();
		let gathered = 0;
		for (let done = false; !done; await new Promise((resolve) => setTimeout(resolve, 50))) {
			const {
				rows: [run]
			} = await db.execute<{ gathered: boolean; done: boolean }>(sql`
			select gathered_at is not null as gathered, finished_at is not null as done from digest_run`);
			if (run?.gathered && gathered === 0) gathered = performance.now() - began;
			done = run?.done ?? false;
		}
		const seconds = (performance.now() - began) / 1000;
		const { user, system } = process.cpuUsage(cpu);
		await stop();
		const sent = server.letters.length;
		const different = new Set(server.letters.map(({ to }) => to)).size;
		printFigures(
			`A digest for ${followers.toLocaleString('en')} followers of ${queries} searches: ${sent} letters to ${different} people`,
			[
				{ name: 'everybody looked at, and every letter queued', unit: 's', measured: gathered / 1000 },
				{ name: 'every letter taken by the mail server', unit: 's', measured: seconds },
				{ name: 'letters', unit: 'a second', measured: sent / seconds },
				{
					name: 'CPU of the worker and the mail server here, a letter',
					unit: 'ms',
					measured: (user + system) / 1000 / sent
				}
			]
		);
		if (different !== sent) throw new Error('somebody got two letters');
	} finally {
		server.close();
	}
});
process.exit();
