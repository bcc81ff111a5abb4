import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aContributor } from '../people/builders.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import { putSource } from './source.server.ts';
import { askAudit } from './story-audit-asking.server.ts';
import { auditStateOf, auditStory, lookAtStory } from './story-auditing.server.ts';
import { askReleaseAudited, aStory, words } from './story-builders.server.ts';
import { releasableStory, storyNow } from './story-freezing.server.ts';
import { askRelease } from './story-releasing.server.ts';
import { putStoryText } from './story-writing.server.ts';
import { changeScope, openStory } from './story.server.ts';

useDatabase();
const now = new Date('2027-06-02T10:00:00Z');
type Made = Awaited<ReturnType<typeof aStory>>;

const stateOf = async ({ editor, slug }: Made) => {
	const story = await openStory(editor, slug);
	return auditStateOf(story.id, await storyNow(story, now), now);
};
const rowsOf = async ({ story }: Made) =>
	(
		await db.execute(sql`select hash is null as unbegun, ended_at is not null as ended from story_audit
		where story_id = ${story.id} order by asked_at`)
	).rows;
const queued = async ({ story }: Made) =>
	(
		await db.execute(sql`select task_identifier as name, queue_name as queue from graphile_worker.jobs
		where key = ${`impact.auditStory ${story.id}`}`)
	).rows;
const write = (made: Made, body: string, revision: number) =>
	putStoryText(made.editor, made.slug, 'en', words({ body }), { revision, sourceRevision: null }, now);
const people = (certificate: string, count: number) => ({ in: { certificate }, count });

/** Certificates of a cohort of a hundred: three have one, which a share of them gives away. */
async function aTellingStory(passed = 3) {
	const cohort = await aCohort(`told-${newId()}`, [
		people('completion', passed),
		people('none', 100 - passed)
	]);
	const scope = { cohorts: [cohort], waves: [] };
	return { cohort, made: await aStory({ scope, body: '{{fact:participants}} took part.' }) };
}

test('what is written is looked at by a job of its own, once, one after the other, and its verdict is kept', async () => {
	const { made } = await aTellingStory();
	await write(made, '{{fact:certificates_completion}} passed.', 2);
	await write(made, '{{fact:certificates_completion}} of them passed.', 3);
	const name = `impact.auditStory ${made.story.id}`;
	expect(await queued(made)).toEqual([{ name: 'impact.auditStory', queue: name }]);
	expect(await stateOf(made)).toEqual({ state: 'open', done: 0, of: 0 });
	await auditStory(made.story.id, now);
	expect(await stateOf(made)).toMatchObject({ state: 'done', audit: { verdict: 'blocked', checked: 1 } });
	// Words that name the same numbers tell the same.
	await write(made, 'Again: {{fact:certificates_completion}} passed.', 4);
	expect(await stateOf(made)).toMatchObject({ state: 'done' });
	await auditStory(made.story.id, now);
	expect(await rowsOf(made)).toEqual([{ unbegun: false, ended: true }]);
});

test('a release is asked for with the verdict on exactly what is told: until then it is looked at, and nothing is lost', async () => {
	const { made, cohort } = await aTellingStory(40);
	const ask = () => codeOf(askRelease(made.editor, made.slug, true, now));
	expect(await ask()).toBe('story_being_audited');
	expect(await queued(made)).toHaveLength(1);
	expect(await ask()).toBe('story_being_audited');
	await auditStory(made.story.id, now);
	// The data change in between: that verdict is on something else.
	const cells = [people('completion', 41), people('none', 60)];
	await transaction((tx) => putSource(tx, cohort, { name: 'list', cells, by: null, now }));
	expect(await stateOf(made)).toEqual({ state: 'none' });
	expect(await ask()).toBe('story_being_audited');
	await auditStory(made.story.id, now);
	expect(await ask()).toBe('done');
});

test('what is left out of a release is not looked at with it, and stands against none of it; taken along it does', async () => {
	const { made } = await aTellingStory();
	const { editor, slug } = made;
	const put = (language: string, body: string, revision: number, sourceRevision: number | null) =>
		putStoryText(editor, slug, language, words({ body }), { revision, sourceRevision }, now);
	await put('es', '{{fact:participants}}: {{fact:certificates_completion}}.', 0, 2);
	await put('en', 'They were {{fact:participants}}.', 2, null);
	const ask = (along: string[]) => codeOf(askRelease(editor, slug, false, now, along));
	const found = async (along: string[]) => {
		const story = await openStory(editor, slug);
		return auditStateOf(story.id, await releasableStory(story, along, now), now);
	};
	await auditStory(made.story.id, now);
	expect(await found([])).toMatchObject({ state: 'done', audit: { verdict: 'safe' } });
	expect(await found(['es'])).toEqual({ state: 'none' });
	expect(await ask(['es'])).toBe('story_being_audited');
	expect(await found(['es'])).toMatchObject({ state: 'open' });
	await auditStory(made.story.id, now, ['es']);
	expect(await found(['es'])).toMatchObject({ state: 'done', audit: { verdict: 'blocked' } });
	expect(await ask(['es'])).toBe('story_blocked');
	expect(await found([])).toMatchObject({ state: 'done', audit: { verdict: 'safe' } });
	expect(await ask([])).toBe('done');
});

test('what was stopped in the middle is begun again, and what nobody asks about any more is given up', async () => {
	const { made } = await aTellingStory();
	await transaction((tx) =>
		tx.execute(sql`insert into story_audit (id, story_id, hash, done, total)
			values (${newId()}, ${made.story.id}, ${'0'.repeat(64)}, 17, 625)`)
	);
	await auditStory(made.story.id, now);
	await auditStory(made.story.id, now);
	expect(await rowsOf(made)).toEqual([{ unbegun: false, ended: true }]);
	// Killed: its line says how far it was, and the job comes back.
	await transaction((tx) =>
		tx.execute(sql`update story_audit set found = null, ended_at = null, done = 17, total = 625
			where story_id = ${made.story.id}`)
	);
	expect(await stateOf(made)).toEqual({ state: 'open', done: 17, of: 625 });
	await auditStory(made.story.id, now);
	expect(await stateOf(made)).toMatchObject({ state: 'done' });
	await auditStory(newId<'Story'>(), now);
});

test('two at once come to one verdict, and to no deadlock', async () => {
	const { made } = await aTellingStory();
	await Promise.all([1, 2, 3].map(() => auditStory(made.story.id, now)));
	expect(await stateOf(made)).toMatchObject({ state: 'done' });
	expect(await rowsOf(made)).toEqual([{ unbegun: false, ended: true }]);
});

test('the newest few verdicts of a story are kept', async () => {
	const { made } = await aTellingStory();
	for (let revision = 1; revision <= 8; revision++) {
		await changeScope(made.editor, made.slug, revision, {
			...{ cohorts: [await aCohort(`kept-${newId()}`, [people('none', 20)])], waves: [], illustrative: false }
		});
		await auditStory(made.story.id, now);
	}
	expect(await rowsOf(made)).toHaveLength(5);
	expect(await stateOf(made)).toMatchObject({ state: 'done' });
});

test('numbers that no people fit are a failure that is said, and looked at again when somebody asks', async () => {
	const { made } = await aTellingStory();
	await auditStory(made.story.id, now);
	await transaction((tx) =>
		tx.execute(
			sql`update story_audit set found = null, failed = 'contradictory' where story_id = ${made.story.id}`
		)
	);
	expect(await stateOf(made)).toEqual({ state: 'failed', because: 'contradictory' });
	await lookAtStory(made.editor, made.slug);
	expect(await stateOf(made)).toEqual({ state: 'open', done: 0, of: 0 });
	await auditStory(made.story.id, now);
	expect(await stateOf(made)).toMatchObject({ state: 'done' });
	expect(await codeOf(lookAtStory(await aContributor(newId()), made.slug))).toBe('NotFound');
	expect(await codeOf(lookAtStory(system('test'), 'nowhere'))).toBe('NotFound');
});

test('asked for in a transaction that is undone, it was not asked for', async () => {
	const made = await aStory();
	const undone = transaction(async (tx) => {
		await askAudit(tx, made.story.id);
		throw new Error('undone');
	});
	expect(await codeOf(undone)).toBe('Error');
	expect([await rowsOf(made), await queued(made)]).toEqual([[], []]);
	await askReleaseAudited(made.editor, made.slug, false, now);
});
