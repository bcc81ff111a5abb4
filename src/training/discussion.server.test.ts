import { describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { mostAnHour, type ContributionId } from './contribution.ts';
import { contribute, report, rewrite, type Contributing } from './contribution.server.ts';
import { discussionOf } from './discussion.server.ts';
import { hide, moderationOf, restore } from './discussion-moderation.server.ts';
import { enrol, enrolmentIn, withdraw } from './enrolment.server.ts';
import { standingOf } from './learning.server.ts';
import { aTalkedEdition, inTeam, partsOf } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };
async function aDiscussion() {
	const { edition, content } = await aTalkedEdition();
	const [amina, layla, tutor] = [
		await aPerson({ name: 'Amina' }),
		await aPerson({ name: 'Layla' }),
		await aPerson({ name: 'Tomás' })
	];
	for (const one of [amina, layla]) await enrol(one, edition.id, asking, now);
	await inTeam(edition, tutor, 'tutor');
	const itemId = partsOf(content).discussion.id;
	const words = (body: string, given: Partial<Contributing> = {}): Contributing => ({
		...{ id: newId<'Contribution'>(), itemId, body, language: 'en', answersId: null },
		...given
	});
	const see = async (actor = amina, at = now) =>
		(await discussionOf(actor, edition.slug, itemId, at)).threads;
	return { edition, slug: edition.slug, itemId, amina, layla, tutor, words, see };
}

describe('a contribution', () => {
	test('stands under its author’s name with its language, and counts in their log once', async () => {
		const { edition, slug, amina, layla, words, see } = await aDiscussion();
		const mine = words(' A payslip.\n');
		await contribute(amina, slug, mine, now);
		await contribute(amina, slug, mine, now);
		await contribute(layla, slug, words('عقد عمل.', { language: 'ar', answersId: mine.id }), later(1));
		const threads = await see();
		expect(
			threads.map((one) => [one.author, one.body, one.mine, one.answers.map((a) => [a.author, a.language])])
		).toEqual([['Amina', 'A payslip.', true, [['Layla', 'ar']]]]);
		const { progress, log } = await standingOf((await enrolmentIn(amina, edition.id))!, edition, now);
		expect([progress.writings, log.map(({ id, verb, value }) => [id, verb, value])]).toEqual([
			1,
			[[mine.id, 'wrote', null]]
		]);
	});

	test('written into a form that one went back to is another one', async () => {
		const { slug, amina, words, see } = await aDiscussion();
		const first = words('One');
		await contribute(amina, slug, first, now);
		await contribute(amina, slug, { ...first, body: 'Two' }, later(1));
		expect((await see()).map(({ body }) => body)).toEqual(['One', 'Two']);
	});

	test('to an answer stands beside it', async () => {
		const { slug, amina, layla, words, see } = await aDiscussion();
		const first = words('One');
		const answer = words('Two', { answersId: first.id });
		await contribute(amina, slug, first, now);
		await contribute(layla, slug, answer, later(1));
		await contribute(amina, slug, words('Three', { answersId: answer.id }), later(2));
		expect((await see()).map(({ answers }) => answers.map(({ body }) => body))).toEqual([['Two', 'Three']]);
	});

	test('is mended by its author for half an hour, and by nobody else', async () => {
		const { slug, amina, layla, tutor, words, see } = await aDiscussion();
		const mine = words('A pay slip');
		await contribute(amina, slug, mine, now);
		await rewrite(amina, slug, mine.id, 'A payslip', later(29));
		expect((await see(amina, later(29)))[0]).toMatchObject({ body: 'A payslip', changedAt: later(29) });
		expect(await codeOf(rewrite(amina, slug, mine.id, 'x', later(31)))).toBe('edit_too_late');
		for (const other of [layla, tutor])
			expect(await codeOf(rewrite(other, slug, mine.id, 'x', later(1)))).toBe('NotFound');
	});

	test('is refused when empty, too long, too often, elsewhere, or when the edition is over', async () => {
		const { slug, amina, words } = await aDiscussion();
		expect(await codeOf(contribute(amina, slug, words(' '), now))).toBe('required');
		expect(await codeOf(contribute(amina, slug, words('x'.repeat(5000)), now))).toBe('longer_than');
		expect(await codeOf(contribute(amina, slug, words('x', { itemId: newId<'Item'>() }), now))).toBe(
			'NotFound'
		);
		const strange = newId<'Contribution'>();
		expect(await codeOf(contribute(amina, slug, words('x', { answersId: strange }), now))).toBe('NotFound');
		expect(await codeOf(contribute(amina, slug, words('x'), new Date('2027-04-01T00:00:00Z')))).toBe(
			'discussion_closed'
		);
		const many = Array.from({ length: mostAnHour + 3 }, () => contribute(amina, slug, words('x'), now));
		const codes = await Promise.all(many.map(codeOf));
		expect(codes.filter((code) => code === 'done').length).toBe(mostAnHour);
		expect(await codeOf(contribute(amina, slug, words('x'), later(61)))).toBe('done');
	});

	test('hidden by the team keeps its place and says why; restored it is as before', async () => {
		const { slug, amina, layla, tutor, words, see } = await aDiscussion();
		const mine = words('Buy my course.');
		await contribute(amina, slug, mine, now);
		await report(layla, slug, mine.id, now);
		await report(layla, slug, mine.id, now);
		expect((await moderationOf(tutor, slug, now)).reported.map(({ reports }) => reports)).toEqual([1]);
		expect(await codeOf(hide(tutor, slug, mine.id, ' ', now))).toBe('reason_needed');
		await hide(tutor, slug, mine.id, 'Advertising', now);
		expect((await see(layla))[0]).toMatchObject({ body: null, hidden: 'Advertising', author: 'Amina' });
		expect((await see(tutor))[0]).toMatchObject({ body: 'Buy my course.', hidden: 'Advertising' });
		expect(await codeOf(rewrite(amina, slug, mine.id, 'Again', later(1)))).toBe('edit_too_late');
		await restore(tutor, slug, mine.id);
		expect((await see(layla))[0]).toMatchObject({ body: 'Buy my course.', hidden: null });
		expect((await moderationOf(tutor, slug, now)).reported).toEqual([]);
	});

	test('is reported by the team too, once each, and not by its author', async () => {
		const { slug, amina, layla, tutor, words, see } = await aDiscussion();
		const [hers, answer] = [words('Buy my course.'), words('Read the rules.')];
		await contribute(amina, slug, hers, now);
		await contribute(tutor, slug, answer, later(1));
		for (const actor of [layla, tutor, tutor]) await report(actor, slug, hers.id, now);
		expect(await codeOf(report(tutor, slug, answer.id, now))).toBe('Forbidden');
		expect((await see(tutor))[0]).toMatchObject({ reported: true, reports: 2 });
		expect((await moderationOf(tutor, slug, now)).reported.map(({ reports }) => reports)).toEqual([2]);
		await transaction((tx) => tx.execute(sql`delete from person where id = ${tutor.id}`));
		expect((await see(layla))[0]).toMatchObject({ reported: true });
	});

	test('of a person who is gone names and says nothing, to the team neither', async () => {
		const { slug, amina, layla, tutor, words, see } = await aDiscussion();
		await contribute(amina, slug, words('My name is Amina.'), now);
		await contribute(layla, slug, words('Hello'), later(1));
		await transaction((tx) => tx.execute(sql`delete from person where id = ${amina.id}`));
		for (const actor of [layla, tutor])
			expect((await see(actor)).map(({ author, body }) => [author, body])).toEqual([
				[null, null],
				['Layla', 'Hello']
			]);
		const { rows } = await db.execute(sql`select body from contribution where body like '%Amina%'`);
		expect(rows).toEqual([]);
	});
});

// What each may do in a discussion: the team's, a learner's, who withdrew, who never was in it.
test('who may read, write, report and hide', async () => {
	const { slug, itemId, amina, layla, tutor, words, edition } = await aDiscussion();
	const someone = words('A sentence');
	await contribute(amina, slug, someone, now);
	const gone = await aPerson();
	await withdraw(gone, (await enrol(gone, edition.id, asking, now)).id, now);
	const id: ContributionId = someone.id;
	const acts = {
		read: (actor: typeof amina) => discussionOf(actor, slug, itemId, now),
		write: (actor: typeof amina) => contribute(actor, slug, words('x'), now),
		report: (actor: typeof amina) => report(actor, slug, id, now),
		hide: (actor: typeof amina) => hide(actor, slug, id, 'Because', now)
	};
	const editor = await aPerson({ roles: [{ role: 'editor' }] });
	const evaluator = await aPerson();
	await inTeam(edition, evaluator, 'evaluator');
	const table: [string, typeof amina, Record<keyof typeof acts, string>][] = [
		['another learner', layla, { read: 'done', write: 'done', report: 'done', hide: 'Forbidden' }],
		['its author', amina, { read: 'done', write: 'done', report: 'Forbidden', hide: 'Forbidden' }],
		['who withdrew', gone, { read: 'done', write: 'discussion_closed', report: 'done', hide: 'Forbidden' }],
		[
			'a stranger',
			await aPerson(),
			{ read: 'NotFound', write: 'NotFound', report: 'NotFound', hide: 'Forbidden' }
		],
		[
			'a visitor',
			visitor as typeof amina,
			{ read: 'Forbidden', write: 'Forbidden', report: 'Forbidden', hide: 'Forbidden' }
		],
		['a tutor', tutor, { read: 'done', write: 'done', report: 'done', hide: 'done' }],
		['an editor', editor, { read: 'done', write: 'done', report: 'done', hide: 'done' }],
		[
			'an evaluator',
			evaluator,
			{ read: 'NotFound', write: 'NotFound', report: 'NotFound', hide: 'Forbidden' }
		]
	];
	for (const [who, actor, expected] of table) {
		const found: Record<string, string> = {};
		for (const [act, work] of Object.entries(acts)) found[act] = await codeOf(work(actor));
		expect([who, found]).toEqual([who, expected]);
	}
});
