import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { closeMail, db, transaction } from '#platform/index.server.ts';
import { readQuery } from '#search/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { catchLetters } from '../../testing/letters.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anEntry } from '../catalogue/builders.server.ts';
import { aDiscussion, aPost, jobsQueued } from '../discussions/builders.server.ts';
import { followDiscussion } from '../discussions/follower.server.ts';
import { withdrawStory } from '../impact/story-withdrawing.server.ts';
import { aStory, releasedByTwo } from '../impact/story-builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { anAdministrator, aPerson } from '../people/builders.server.ts';
import { changeRhythm, followSearch, listFollowing, unfollow } from './following.server.ts';
import { mostFollowed } from './following.ts';
import { tidyFollowing } from './jobs.server.ts';
import { namesOfQueries } from './name.server.ts';
import { listRuns } from './progress.server.ts';
import type { Rhythm } from './rhythm.ts';
import { beginRun, gather } from './run.server.ts';
import { sendDigests } from './send.server.ts';
import { findStop, stopByToken } from './stop.server.ts';
import { digest, digestRun } from './tables.server.ts';

useDatabase();
afterAll(closeIndex);
afterEach(() => {
	delete process.env['SMTP_URL'];
	closeMail();
});

/** Each test has days of its own: one run a day. */
let days = 0;
const aDay = () => new Date(Date.UTC(2027, 0, 4 + 14 * days++, 5));
const minus = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000);
const asked = (address: string) => readQuery(new URLSearchParams(address));
/** Does what the worker would: everything that was queued, in order. Jobs are taken away before they are done. */
async function work(now: Date, most = Infinity): Promise<void> {
	for (let done = 0; done < most; done++) {
		const { rows } = await db.execute<{ id: string; name: string; payload: never }>(sql`
			select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j
			join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'following.%' order by j.id limit 1`);
		const [job] = rows;
		if (!job) return;
		await transaction((tx) =>
			tx.execute(sql`delete from graphile_worker._private_jobs where id = ${job.id}`)
		);
		const { runId, personIds } = job.payload as { runId: string; personIds: string[] };
		if (job.name === 'following.gather') await gather(runId, now);
		else await sendDigests(runId, personIds, now);
	}
}

/** A day's run with a mail server; what it got. */
async function run(now: Date, rhythm: 'daily' | 'weekly' = 'daily') {
	const server = await catchLetters();
	process.env['SMTP_URL'] = server.url;
	await beginRun(rhythm, now);
	await work(now);
	closeMail();
	server.close();
	return server.letters;
}

async function aFollower(query: string, since: Date, rhythm: Rhythm = 'daily', language = 'en') {
	const person = await aPerson({ name: 'Amina', language });
	await followSearch(person, asked(query), rhythm, since);
	return person;
}

/** Published at a time of our choosing. */
async function published(title: string, at: Date, given: object = {}) {
	const entry = await anEntry({ title, ...given });
	await transaction((tx) =>
		tx.execute(sql`update entry set published_at = ${at.toISOString()} where id = ${entry.id}`)
	);
	const { putEntriesAgain } = await import('#catalogue/index.server.ts');
	await putEntriesAgain([entry.id]);
	return entry;
}

describe('following', () => {
	test('is one for each search, in whatever order it was asked', async () => {
		const amina = await aPerson();
		const now = aDay();
		await followSearch(amina, asked('topic=remittances&q=fees&sort=newest&after=x&size=5'), 'weekly', now);
		await followSearch(amina, asked('q=fees&topic=remittances'), 'daily', now);
		const [one, ...others] = await listFollowing(amina);
		expect([one?.query, one?.rhythm, others]).toEqual(['q=fees&topic=remittances', 'daily', []]);
		await changeRhythm(amina, one!.id, 'none', now);
		expect((await listFollowing(amina))[0]?.rhythm).toBe('none');
		const other = await aPerson();
		expect([
			await codeOf(changeRhythm(other, one!.id, 'daily', now)),
			await codeOf(unfollow(other, one!.id)),
			await codeOf(followSearch(visitor, asked('q=x'), 'daily', now))
		]).toEqual(['NotFound', 'NotFound', 'Forbidden']);
		await unfollow(amina, one!.id);
		expect(await listFollowing(amina)).toEqual([]);
	});

	test('has an end, also when much is asked at once', async () => {
		const amina = await aPerson();
		const codes = await Promise.all(
			Array.from({ length: mostFollowed + 2 }, (_, i) =>
				codeOf(followSearch(amina, asked(`q=word${i}`), 'weekly', aDay()))
			)
		);
		expect(codes.filter((code) => code === 'follow_too_many').length).toBe(2);
		await transaction((tx) => tx.execute(sql`delete from following where person_id = ${amina.id}`));
	});

	test('is named in the reader’s language', async () => {
		const iom = await anOrganisation({ name: 'International Organization for Migration' });
		const names = await namesOfQueries(
			['', 'q=fees&topic=remittances', `country=EC&provider=${iom.slug}`],
			'es'
		);
		expect([...names.values()]).toEqual([
			'Todo lo nuevo',
			'“fees” · Remesas',
			`Ecuador · ${iom.shortName ?? iom.name}`
		]);
	});
});

describe('a digest', () => {
	test('tells what is new since the last, in its reader’s language, and is never empty', async () => {
		const now = aDay();
		await aFollower('q=orchards', minus(now, 48), 'daily', 'es');
		const nobody = await aFollower('q=nothingatall', minus(now, 48));
		await published('Orchards of long ago', minus(now, 72));
		const fresh = await published('Orchards in spring', minus(now, 3));
		const letters = await run(now);
		expect(letters.length).toBe(1);
		expect(letters[0]?.text).toContain('Hola, Amina:');
		expect(letters[0]?.text).toContain('* Orchards in spring');
		expect(letters[0]?.text).toContain(`/es/resources/${fresh.slug}`);
		expect(letters[0]?.text).not.toContain('long ago');
		expect(letters.map(({ to }) => to)).not.toContain(nobody.email);
		// The next day nothing is new.
		expect(await run(new Date(now.getTime() + 86_400_000))).toEqual([]);
	});

	test('tells of an impact story when it is released, in its reader’s language', async () => {
		const now = aDay();
		await aFollower('kind=story', minus(now, 48), 'daily', 'es');
		const made = await aStory({ title: 'Saffron' });
		await releasedByTwo(made, minus(now, 3));
		const letters = await run(now);
		expect(letters.length).toBe(1);
		expect(letters[0]?.text).toContain('Historias de impacto');
		expect(letters[0]?.text).toContain('* Saffron');
		expect(letters[0]?.text).toContain(`/es/stories/${made.slug}`);
		await withdrawStory(made.editor, made.slug, 'Why not.', now);
	});

	test('of a week and of a day are two, and “no letters” is none', async () => {
		const now = aDay();
		const people = await Promise.all(
			(['daily', 'weekly', 'none'] as const).map((rhythm) => aFollower('q=terraces', minus(now, 48), rhythm))
		);
		await published('Terraces', minus(now, 3));
		expect((await run(now)).map(({ to }) => to)).toEqual([people[0]?.email]);
		expect((await run(now, 'weekly')).map(({ to }) => to)).toEqual([people[1]?.email]);
	});

	test('is one for a person, of all they follow, with their discussions', async () => {
		const now = aDay();
		const amina = await aFollower('q=vineyards', minus(now, 48));
		await followSearch(amina, asked('q=cellars'), 'daily', minus(now, 48));
		const luis = await aPerson({ name: 'Luis' });
		const { slug } = await aDiscussion(luis, minus(now, 48), { title: 'Where to press?' });
		await followDiscussion(amina, slug, 'daily', minus(now, 47));
		await aPost(luis, slug, 'At home.', minus(now, 5));
		await aPost(amina, slug, 'At mine.', minus(now, 4));
		for (const title of ['Vineyards', 'Cellars']) await published(title, minus(now, 3));
		const letters = await run(now);
		expect(letters.length).toBe(1);
		const { text = '', raw = '' } = letters[0] ?? {};
		for (const words of ['* Vineyards', '* Cellars', 'Where to press?', '* 1 new post'])
			expect(text).toContain(words);
		expect(raw.replace(/\n\s+/g, ' ')).toMatch(
			/^List-Unsubscribe: <http\S+\/en\/follow\/stop\/daily\.\S+>$/m
		);
	});

	test('tells of nobody’s hidden record, and is not sent when nothing is left', async () => {
		const now = aDay();
		await aFollower('q=mulberries', minus(now, 48));
		const entry = await published('Mulberries', minus(now, 3));
		const server = await catchLetters();
		process.env['SMTP_URL'] = server.url;
		await beginRun('daily', now);
		await work(now, 1);
		await transaction((tx) =>
			tx.execute(sql`update entry set state = 'in_review', in_review_since = now() where id = ${entry.id}`)
		);
		await work(now);
		server.close();
		expect(server.letters).toEqual([]);
		expect((await listRuns(await anAdministrator()))[0]).toMatchObject({ sent: 0, withNews: 1 });
	});

	test('is begun once by many processes, and written once however often a job runs', async () => {
		const now = aDay();
		const people: Awaited<ReturnType<typeof aFollower>>[] = [];
		for (let i = 0; i < 7; i++) people.push(await aFollower('q=cisterns', minus(now, 48)));
		await published('Cisterns', minus(now, 3));
		await Promise.all([1, 2, 3, 4].map(() => beginRun('daily', now)));
		const begun = (await jobsQueued('following.gather')) as { runId: string }[];
		expect(begun.length).toBe(1);
		const { runId = '' } = begun[0] ?? {};
		await Promise.all([1, 2, 3].map(() => gather(runId, now)));
		const server = await catchLetters();
		process.env['SMTP_URL'] = server.url;
		await work(now);
		const ids = people.map(({ id }) => id);
		for (let again = 0; again < 2; again++) await sendDigests(runId, ids, now);
		closeMail();
		server.close();
		expect(server.letters.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
		const [line] = await listRuns(await anAdministrator());
		expect(line).toMatchObject({ sent: 7, withNews: 7, finishedAt: now });
	});

	test('that one mail server refuses holds up no other; one that is not there is tried again', async () => {
		const now = aDay();
		const people: Awaited<ReturnType<typeof aFollower>>[] = [];
		for (let i = 0; i < 3; i++) people.push(await aFollower('q=granaries', minus(now, 48)));
		await published('Granaries', minus(now, 3));
		await beginRun('daily', now);
		await work(now, 1);
		const [job] = (await jobsQueued('following.send')) as { runId: string; personIds: string[] }[];
		process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
		expect(await codeOf(sendDigests(job!.runId, job!.personIds, now))).toBe('ESOCKET');
		const server = await catchLetters({ refuse: (to) => to === people[1]?.email });
		process.env['SMTP_URL'] = server.url;
		await work(now);
		server.close();
		expect(server.letters.map(({ to }) => to).sort()).toEqual([people[0]?.email, people[2]?.email].sort());
		expect((await listRuns(await anAdministrator()))[0]).toMatchObject({
			sent: 2,
			refused: 1,
			finishedAt: now
		});
	});

	test('is stopped by its address, without signing in, twice as well as once, and by no other', async () => {
		const now = aDay();
		const amina = await aFollower('q=fountains', minus(now, 48));
		await followSearch(amina, asked('q=springs'), 'weekly', minus(now, 48));
		await published('Fountains', minus(now, 3));
		const [letter] = await run(now);
		const token = /follow\/stop\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
		expect(await findStop(token)).toEqual({ of: 'daily' });
		for (const forged of [token.replace('daily', 'weekly'), token.slice(1), `${token}a`, 'x', '', '.'])
			expect([await findStop(forged), await stopByToken(forged)]).toEqual([null, false]);
		expect([await stopByToken(token), await stopByToken(token)]).toEqual([true, true]);
		expect((await listFollowing(amina)).map(({ rhythm }) => rhythm)).toEqual(['none', 'weekly']);
	});

	test('goes with its reader’s account, and is forgotten after thirty days', async () => {
		const now = aDay();
		const amina = await aFollower('q=aqueducts', minus(now, 48));
		await published('Aqueducts', minus(now, 3));
		await run(now);
		await transaction((tx) => tx.execute(sql`delete from person where id = ${amina.id}`));
		const count = async () =>
			(
				await db.execute(sql`select from following where person_id = ${amina.id} union all
				select from digest where person_id = ${amina.id}`)
			).rows.length;
		expect(await count()).toBe(0);
		await tidyFollowing(new Date(now.getTime() + 400 * 86_400_000));
		expect((await listRuns(await anAdministrator())).length).toBe(0);
	});
});

test('whoever looks last and whoever sends last finish the run between them, whichever comes first', async () => {
	for (let round = 0; round < 8; round++) {
		const now = aDay();
		const person = await aPerson({ name: 'Amina' });
		const [runId, period] = [newId(), now.toISOString().slice(0, 10)];
		await transaction(async (tx) => {
			await tx.insert(digestRun).values({ id: runId, rhythm: 'daily', period, through: now, beganAt: now });
			// Its discussion is gone: nothing is left to tell, so that no mail server is needed.
			const parts = [{ discussionId: newId(), posts: 1 }];
			await tx.insert(digest).values({ runId, personId: person.id, parts, state: 'queued' });
			// Everybody was looked at already, but for the last look, which finds nobody.
			await tx
				.update(digestRun)
				.set({ cursor: '\uffff' })
				.where(sql`id = ${runId}`);
		});
		const both = [() => gather(runId, now), () => sendDigests(runId, [person.id], now)];
		if (round % 2) both.reverse();
		await Promise.all(both.map((one) => one()));
		const { rows } = await db.execute(sql`select finished_at is not null as done,
			(select state from digest where run_id = ${runId}) as state from digest_run where id = ${runId}`);
		expect(rows, `round ${round}`).toEqual([{ done: true, state: 'empty' }]);
	}
});
