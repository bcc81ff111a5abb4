import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex, find, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anEditor, aPerson } from '../people/builders.server.ts';
import { aDiscussion, aPost, aSubject } from './builders.server.ts';
import { findDiscussion, listDiscussions } from './discussion.server.ts';
import type { DiscussionState } from './discussion.ts';
import { discussionsRecord, leaveDiscussions } from './leaving.server.ts';
import { moderationDesk, moderationNumbers } from './moderation-desk.server.ts';
import {
	banAuthor,
	dismissReports,
	hidePost,
	liftBan,
	moveDiscussion,
	releasePost,
	restorePost
} from './moderation.server.ts';
import { reportPost, rewritePost, withdrawPost } from './own-post.server.ts';
import { may } from './policy.ts';
import { mostPostsAnHour } from './post.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-22T10:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const spam = 'Buy at https://cheap.example.org now';

async function found(text: string): Promise<string[]> {
	const { hits } = await find(readQuery(new URLSearchParams({ q: text, kind: 'discussion' })), {
		now,
		language: 'en'
	});
	return hits.map(({ key }) => key);
}

const see = async (actor: Actor, slug: string, at = now) =>
	(await findDiscussion(actor, slug, at)).posts.map(({ author, body, state, answers }) => [
		author,
		body,
		state,
		answers.map((one) => [one.author, one.body])
	]);

describe('a discussion', () => {
	test('stands on its subject, is read by anybody and found by its words in each language', async () => {
		const [amina, luis] = [await aPerson({ name: 'Amina' }), await aPerson({ name: 'Luis' })];
		const subject = aSubject({ id: 'found' });
		const { slug, id, held } = await aDiscussion(amina, now, { subject, title: 'Seasonal corridors' });
		expect(held).toBe(null);
		await aPost(luis, slug, 'Las comisiones bajaron en Cuenca.', after(1), { language: 'es' });
		expect(await see(visitor, slug, after(2))).toEqual([
			['Amina', 'Where did fees fall?', 'shown', []],
			['Luis', 'Las comisiones bajaron en Cuenca.', 'shown', []]
		]);
		const { lines, total } = await listDiscussions(visitor, { about: subject });
		expect([
			total,
			lines.map(({ title, count, languages, lastAt }) => [title, count, languages, lastAt])
		]).toEqual([1, [['Seasonal corridors', 2, ['en', 'es'], after(1)]]]);
		expect([await found('corridor'), await found('comisión'), await found('Amina')]).toEqual([
			[`discussion:${id}`],
			[`discussion:${id}`],
			[]
		]);
	});

	test('sent twice at once stands there once', async () => {
		const amina = await aPerson();
		const subject = aSubject({ id: 'twice' });
		const id = newId<'Discussion'>();
		const sent = await Promise.all([1, 2, 3].map(() => aDiscussion(amina, now, { id, subject })));
		expect(new Set(sent.map(({ slug }) => slug)).size).toBe(1);
		expect((await listDiscussions(visitor, { about: subject })).total).toBe(1);
		const post = { id: newId<'Post'>() };
		const slug = sent[0]?.slug ?? '';
		await Promise.all([1, 2, 3].map(() => aPost(amina, slug, 'Once.', after(1), post)));
		// A form that was come back to and filled in anew.
		await aPost(amina, slug, 'Another.', after(2), post);
		expect((await see(visitor, slug)).map(([, body]) => body)).toEqual([
			'Where did fees fall?',
			'Once.',
			'Another.'
		]);
	});

	test('keeps HTML as words and a title on one line', async () => {
		const amina = await aPerson();
		const { slug } = await aDiscussion(amina, now, {
			title: 'Fees?\r\nBcc: everybody',
			body: '<img src=x onerror=alert(1)>\u0000'
		});
		const seen = await findDiscussion(visitor, slug, now);
		expect([seen.title, seen.posts[0]?.body]).toEqual([
			'Fees? Bcc: everybody',
			'<img src=x onerror=alert(1)>'
		]);
	});

	test('has answers one level deep', async () => {
		const [amina, luis] = [await aPerson({ name: 'Amina' }), await aPerson({ name: 'Luis' })];
		const { slug, id: opening } = await aDiscussion(amina, now);
		const one = await aPost(luis, slug, 'One', after(1), { answersId: opening });
		const two = await aPost(amina, slug, 'Two', after(2), { answersId: one.id });
		await aPost(luis, slug, 'Three', after(3), { answersId: two.id });
		expect(await see(visitor, slug)).toEqual([
			['Amina', 'Where did fees fall?', 'shown', []],
			[
				'Luis',
				'One',
				'shown',
				[
					['Amina', 'Two'],
					['Luis', 'Three']
				]
			]
		]);
		const elsewhere = await aDiscussion(luis, now);
		expect(await codeOf(aPost(amina, elsewhere.slug, 'x', after(4), { answersId: one.id }))).toBe('NotFound');
	});

	test('refuses what is empty, too long or too much, and visitors', async () => {
		const amina = await aPerson();
		const { slug } = await aDiscussion(amina, now);
		expect([
			await codeOf(aDiscussion(amina, now, { title: ' ' })),
			await codeOf(aPost(amina, slug, ' \n', now)),
			await codeOf(aPost(amina, slug, 'x'.repeat(6001), now)),
			await codeOf(aPost(amina, slug, 'x', now, { language: 'klingon' })),
			await codeOf(aPost(visitor, slug, 'x', now))
		]).toEqual(['required', 'required', 'longer_than', 'unknown_language', 'Forbidden']);
		const many = Array.from({ length: mostPostsAnHour + 3 }, (_, i) =>
			aPost(amina, slug, `Word ${i}`, after(1))
		);
		const codes = await Promise.all(many.map(codeOf));
		expect(codes.filter((code) => code === 'done').length).toBe(mostPostsAnHour - 1);
		expect(codes.filter((code) => code === 'too_many_attempts').length).toBe(4);
		expect(await codeOf(aPost(amina, slug, 'Later', after(62)))).toBe('done');
	});
});

describe('what waits for a moderator', () => {
	test('is seen by its author and moderators only, until it is let through', async () => {
		const [amina, other, editor] = [await aPerson({ name: 'Amina' }), await aPerson(), await anEditor()];
		const subject = aSubject({ id: 'held' });
		const { slug, id, held } = await aDiscussion(amina, now, { subject, title: 'Heldword', body: spam });
		expect(held).toBe('first_links');
		expect(await codeOf(findDiscussion(visitor, slug, now))).toBe('NotFound');
		expect(await codeOf(aPost(other, slug, 'x', now))).toBe('NotFound');
		expect(await see(amina, slug)).toEqual([['Amina', spam, 'held', []]]);
		expect((await listDiscussions(other, { about: subject })).total).toBe(0);
		expect((await moderationDesk(editor, now)).held.map((one) => [one.author, one.body])).toContainEqual([
			'Amina',
			spam
		]);
		expect(await codeOf(releasePost(other, id, now))).toBe('Forbidden');
		expect(await found('Heldword')).toEqual([]);

		await releasePost(editor, id, after(5));
		expect(await see(visitor, slug)).toEqual([['Amina', spam, 'shown', []]]);
		expect(await found('Heldword')).toEqual([`discussion:${id}`]);
		expect((await listDiscussions(visitor, { about: subject })).lines[0]?.lastAt).toEqual(after(5));
		expect(await codeOf(releasePost(editor, id, after(6)))).toBe('post_decided');
	});

	test('of two moderators at once, one decides', async () => {
		const [amina, editor] = [await aPerson(), await anEditor()];
		const { id } = await aDiscussion(amina, now, { body: spam });
		const codes = await Promise.all([
			codeOf(releasePost(editor, id, now)),
			codeOf(releasePost(editor, id, now)),
			codeOf(releasePost(editor, id, now))
		]);
		expect(codes.sort()).toEqual(['done', 'post_decided', 'post_decided']);
	});

	test('is reported once by each, and settled by hiding, restoring or dismissing', async () => {
		const [amina, luis, editor] = [
			await aPerson({ name: 'Amina' }),
			await aPerson({ name: 'Luis' }),
			await anEditor()
		];
		const { slug, id } = await aDiscussion(amina, now, { title: 'Reportedword' });
		const before = (await moderationNumbers(editor)).reported;
		for (const why of ['spam', 'hurtful']) await reportPost(luis, slug, id, { why, words: '' }, now);
		expect(await codeOf(reportPost(luis, slug, id, { why: 'other', words: ' ' }, now))).toBe('reason_needed');
		expect(await codeOf(reportPost(amina, slug, id, { why: 'spam', words: '' }, now))).toBe('Forbidden');
		expect((await moderationNumbers(editor)).reported).toBe(before + 1);
		expect((await findDiscussion(luis, slug, now)).posts[0]).toMatchObject({ reported: true, reports: 0 });
		expect(await codeOf(hidePost(editor, id, ' ', now))).toBe('reason_needed');
		await hidePost(editor, id, 'Advertising', after(1));
		expect((await moderationNumbers(editor)).reported).toBe(before);
		const hidden = (await findDiscussion(luis, slug, now)).posts[0];
		expect([hidden?.body, hidden?.reason]).toEqual([null, 'Advertising']);
		expect((await findDiscussion(amina, slug, now)).posts[0]?.body).toBe('Where did fees fall?');
		expect(await found('Reportedword')).toEqual([]);
		await restorePost(editor, id, after(2));
		expect(await found('Reportedword')).toEqual([`discussion:${id}`]);
		await dismissReports(editor, id, after(3));
		const { log } = await moderationDesk(editor, after(4));
		expect(
			log.filter((line) => line.slug === slug).map(({ act, name, reason }) => [act, name, reason])
		).toEqual([
			['dismiss', 'Amina', null],
			['restore', 'Amina', null],
			['hide', 'Amina', 'Advertising']
		]);
	});

	test('whoever is banned reads on, and writes nothing until then', async () => {
		const [amina, editor] = [
			await aPerson({ name: 'Amina' }),
			await aPerson({ roles: [{ role: 'editor' }] })
		];
		const { slug, id } = await aDiscussion(amina, now);
		const ban = { days: 7, reason: 'Three advertisements' };
		expect(await codeOf(banAuthor(editor, id, { ...ban, days: 5 }, now))).toBe('ban_days');
		expect(await codeOf(banAuthor(amina, id, ban, now))).toBe('Forbidden');
		await banAuthor(editor, id, ban, now);
		expect([
			await codeOf(aPost(amina, slug, 'x', after(1))),
			await codeOf(aDiscussion(amina, after(1))),
			await codeOf(rewritePost(amina, slug, id, 'x', after(1)))
		]).toEqual(['discussion_banned', 'discussion_banned', 'discussion_banned']);
		const seen = await findDiscussion(amina, slug, after(1));
		expect([seen.mayWrite, seen.ban?.reason]).toEqual([false, 'Three advertisements']);
		const [banned] = (await moderationDesk(editor, after(1))).bans.filter(({ name }) => name === 'Amina');
		await liftBan(editor, banned?.id ?? '', after(2));
		expect(await codeOf(aPost(amina, slug, 'x', after(3)))).toBe('done');
		await banAuthor(editor, id, ban, after(4));
		expect(await codeOf(aPost(amina, slug, 'y', after(4 + 7 * 24 * 60)))).toBe('done');
	});

	test('a closed discussion is read; a hidden one is for moderators and who opened it', async () => {
		const [amina, luis, editor] = [await aPerson(), await aPerson(), await anEditor()];
		const { slug, id } = await aDiscussion(amina, now, { title: 'Closingword' });
		expect(await codeOf(moveDiscussion(editor, slug, 'close', '', now))).toBe('reason_needed');
		await moveDiscussion(editor, slug, 'close', 'Answered', now);
		expect([await codeOf(aPost(luis, slug, 'x', now)), (await found('Closingword')).length]).toEqual([
			'discussion_not_open',
			1
		]);
		await moveDiscussion(editor, slug, 'hide_discussion', 'Names people', now);
		expect([
			await codeOf(findDiscussion(luis, slug, now)),
			await codeOf(findDiscussion(amina, slug, now)),
			await found('Closingword')
		]).toEqual(['NotFound', 'done', []]);
		await moveDiscussion(editor, slug, 'show_discussion', '', now);
		expect(await found('Closingword')).toEqual([`discussion:${id}`]);
	});
});

test('who may read, by the rule and by the list', async () => {
	const own = await aPerson();
	const actors: Actor[] = [visitor, own, await aPerson(), await aPerson({ roles: [{ role: 'editor' }] })];
	const subject = aSubject({ id: 'policy' });
	const states: DiscussionState[] = ['open', 'closed', 'held', 'hidden'];
	for (const state of states) {
		const { id } = await aDiscussion(own, now, { subject, title: state });
		await transaction((tx) => tx.execute(sql`update discussion set state = ${state} where id = ${id}`));
	}
	for (const actor of actors) {
		const { lines } = await listDiscussions(actor, { about: subject });
		const byRule = states.filter((state) => may(actor, 'read', { state, personId: own.id }));
		expect(lines.map(({ title }) => title).sort()).toEqual([...byRule].sort());
	}
});

describe('one’s own posts', () => {
	test('are mended for an hour, by nobody else, and without links that would have been held', async () => {
		const [amina, luis] = [await aPerson(), await aPerson()];
		const { slug, id } = await aDiscussion(amina, now);
		await rewritePost(amina, slug, id, 'Where did fees rise?', after(59));
		expect(await codeOf(rewritePost(amina, slug, id, spam, after(59)))).toBe('links_not_added');
		expect(await codeOf(rewritePost(amina, slug, id, 'x', after(61)))).toBe('edit_too_late');
		expect(await codeOf(rewritePost(luis, slug, id, 'x', after(1)))).toBe('NotFound');
		const [post] = (await findDiscussion(visitor, slug, after(60))).posts;
		expect([post?.body, post?.changedAt]).toEqual(['Where did fees rise?', after(59)]);
	});

	test('are withdrawn: the place stays, the words are gone from the database too', async () => {
		const [amina, luis] = [await aPerson({ name: 'Amina' }), await aPerson({ name: 'Luis' })];
		const { slug } = await aDiscussion(amina, now);
		const { id } = await aPost(luis, slug, 'A secretword', after(1));
		await withdrawPost(luis, slug, id);
		expect((await see(visitor, slug))[1]).toEqual(['Luis', null, 'withdrawn', []]);
		expect(await found('secretword')).toEqual([]);
		const { rows } = await db.execute(sql`select from post where body like '%secretword%'`);
		expect(rows.length).toBe(0);
		expect(await codeOf(withdrawPost(luis, slug, id))).toBe('post_gone');
	});

	test('the only one of a discussion takes it along', async () => {
		const amina = await aPerson();
		const { slug, id } = await aDiscussion(amina, now);
		await withdrawPost(amina, slug, id);
		expect(await codeOf(findDiscussion(visitor, slug, now))).toBe('NotFound');
	});
});

describe('when an account is deleted', () => {
	const leave = (id: string, keep: boolean | null) =>
		transaction(async (tx) => {
			if (keep !== null) await leaveDiscussions(tx, id, keep);
			await tx.execute(sql`delete from person where id = ${id}`);
		});

	async function talked() {
		const [amina, luis] = [await aPerson({ name: 'Amina' }), await aPerson({ name: 'Luis' })];
		const subject = aSubject({ id: newId() });
		const { slug } = await aDiscussion(amina, now, { subject, title: 'Leavingword' });
		await aPost(luis, slug, 'They fell.', after(1));
		const alone = await aDiscussion(amina, now, { subject, title: 'Alone' });
		return { amina, slug, alone, subject };
	}

	test.each<[string, boolean | null]>([
		['their words go', false],
		['their words go, whichever way it was deleted', null]
	])('%s; what others said stays', async (_, keep) => {
		const { amina, slug, subject } = await talked();
		await leave(amina.id, keep);
		expect(await see(visitor, slug)).toEqual([
			[null, null, 'erased', []],
			['Luis', 'They fell.', 'shown', []]
		]);
		expect((await listDiscussions(visitor, { about: subject })).total).toBe(1);
	});

	test('their words stay without a name, if they chose so', async () => {
		const { amina, slug, alone } = await talked();
		await leave(amina.id, true);
		expect((await see(visitor, slug))[0]).toEqual([null, 'Where did fees fall?', 'shown', []]);
		expect((await see(visitor, alone.slug))[0]?.[0]).toBe(null);
		const { rows } = await db.execute(sql`select from post where person_id = ${amina.id}
			union all select from discussion where person_id = ${amina.id}`);
		expect(rows.length).toBe(0);
	});

	test('what is kept is theirs to read before', async () => {
		const { amina, slug } = await talked();
		const record = await discussionsRecord(amina);
		expect(
			record.posts.map(({ discussion, body, state }) => [discussion === slug, body, state])
		).toContainEqual([true, 'Where did fees fall?', 'shown']);
	});
});
