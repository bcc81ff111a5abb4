import { sql } from 'drizzle-orm';
import { afterAll, afterEach, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { closeMail, db, transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { catchLetters } from '../../testing/letters.ts';
import { anExpert, aProfile } from '../network/expert-builders.server.ts';
import {
	eraseProfile,
	returnProfile,
	showPartTo,
	tellPart,
	withdrawProfile
} from '../network/expert-telling.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { followExpert, listFollowing } from './following.server.ts';
import { namesOfQueries } from './name.server.ts';
import { beginRun, gather } from './run.server.ts';
import { sendDigests } from './send.server.ts';

useDatabase();
afterAll(closeIndex);
afterEach(() => {
	delete process.env['SMTP_URL'];
	closeMail();
});

const day = (number: number, hour = 5) => new Date(Date.UTC(2027, 2, number, hour));
const none = new Set<string>();
const nothing = { publication: none, course: none, certificate: none, dossier: none };
const nameOf = (error: Error) => error.name;

/** A day's run, job after job; the letters of it, but before they are sent `between` may happen. */
async function run(now: Date, between = async () => {}): Promise<string[]> {
	const server = await catchLetters();
	process.env['SMTP_URL'] = server.url;
	await beginRun('daily', now);
	for (;;) {
		const { rows } = await db.execute<{ id: string; name: string; payload: never }>(sql`
			select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j
			join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'following.%' order by j.id limit 1`);
		const [job] = rows;
		if (!job) break;
		await transaction((tx) =>
			tx.execute(sql`delete from graphile_worker._private_jobs where id = ${job.id}`)
		);
		const { runId, personIds } = job.payload as { runId: string; personIds: string[] };
		if (job.name === 'following.gather') await gather(runId, now);
		else {
			await between();
			await sendDigests(runId, personIds, now);
		}
	}
	closeMail();
	server.close();
	return server.letters.map(({ text }) => text);
}

test('who follows an expert hears of what is new and they may see, and of nothing else', async () => {
	const { row, person } = await anExpert({ updatedAt: day(1) });
	const amina = await aPerson({ name: 'Amina' });
	await followExpert(amina, row.code, 'daily', day(1));
	expect(await run(day(2))).toEqual([]);

	// For the roster's keepers alone: nobody else hears that something changed.
	await tellPart(person, 'orcid', '0000-0002-1825-0097', 'staff', nothing, day(2, 12));
	expect(await run(day(3))).toEqual([]);
	await showPartTo(person, 'orcid', 'members', day(3, 12));
	const [letter = '', ...more] = await run(day(4));
	expect(more).toEqual([]);
	expect(letter).toContain('* Aida Sample (Trainer on labour migration)');
	expect(letter).toContain(`/en/experts/${row.code}`);
	expect(letter).not.toContain('/search?');
	expect(await run(day(5))).toEqual([]);

	// Shown to fewer people, or said once more as it was: no news.
	await showPartTo(person, 'orcid', 'staff', day(5, 12));
	await tellPart(person, 'roles', ['trainer'], 'public', nothing, day(5, 12));
	expect(await run(day(6))).toEqual([]);
	const { expertise = [] } = aProfile();
	const link = { kind: 'link' as const, title: 'A second workbook', url: 'https://example.org/second' };
	const grown = [...expertise, { topic: 'labour-migration', evidence: link }];
	await tellPart(person, 'expertise', grown, 'public', nothing, day(6, 12));
	expect((await run(day(7))).length).toBe(1);
	await transaction((tx) => tx.execute(sql`delete from following`));
});

test('who withdraws is in no letter, also in none that was queued; returned, they are named again; erased, forgotten', async () => {
	const { row, person } = await anExpert({ updatedAt: day(10) });
	const amina = await aPerson({ name: 'Amina' });
	await followExpert(amina, row.code, 'daily', day(10));
	await tellPart(person, 'roles', ['reviewer'], 'public', nothing, day(10, 12));
	expect(await run(day(11), () => withdrawProfile(person, day(11)))).toEqual([]);
	const [followed] = await listFollowing(amina);
	const name = async () => [...(await namesOfQueries([followed?.query ?? ''], 'en', day(11))).values()];
	expect(await name()).toEqual(['An expert whose profile is not shown now']);
	expect(await followExpert(await aPerson(), row.code, 'daily', day(11)).catch(nameOf)).toBe('NotFound');
	await returnProfile(person, day(11));
	expect(await name()).toEqual(['Aida Sample']);
	await eraseProfile(person);
	expect(await listFollowing(amina)).toEqual([]);
});

test('nobody follows whom they may not see, nor without an account', async () => {
	const hidden = await anExpert({ audience: 'staff', updatedAt: day(15) });
	const open = await anExpert({ audience: 'members', updatedAt: day(15) });
	const amina = await aPerson();
	const follow = (code: string, actor = amina) =>
		followExpert(actor, code, 'weekly', day(15)).then(() => 'done', nameOf);
	expect([
		await follow(hidden.row.code),
		await follow('nobodyhere'),
		await follow(open.row.code),
		await followExpert(visitor, open.row.code, 'weekly', day(15)).catch(nameOf)
	]).toEqual(['NotFound', 'NotFound', 'done', 'Forbidden']);
	expect((await listFollowing(amina)).map(({ query }) => query)).toEqual([`expert=${open.row.code}`]);
});
