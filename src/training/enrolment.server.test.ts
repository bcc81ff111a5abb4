import { describe, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { visitor, type Person } from '#people/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { certificatesOf, findCertificate } from '#certificates/index.server.ts';
import { newId } from '#platform/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition, said, sentBody } from './builders.server.ts';
import { enrol, enrolmentIn, moveTo, profileOf, withdraw } from './enrolment.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { receive, standingOf } from './learning.server.ts';
import { confirmName, settle } from './settling.server.ts';
import { enrolment } from './tables.server.ts';
import { versionOf } from './edition.server.ts';
import { tidyTraining } from './tidy.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };
const statesOf = async (id: string) =>
	(
		await db
			.select({ state: enrolment.state })
			.from(enrolment)
			.where(eq(enrolment.editionId, id as never))
	)
		.map(({ state }) => state)
		.sort();

describe('a place in an edition', () => {
	test('is had at once where seats are free, and is refused with its reason', async () => {
		const edition = await anEdition();
		const amina = await aPerson();
		expect((await enrol(amina, edition.id, asking, now)).state).toBe('enrolled');
		expect(await codeOf(enrol(amina, edition.id, asking, now))).toBe('already_enrolled');
		expect(await codeOf(enrol(visitor, edition.id, asking, now))).toBe('Forbidden');
		expect(await codeOf(enrol(await aPerson(), edition.id, asking, new Date('2027-04-01T00:00:00Z')))).toBe(
			'edition_over'
		);
	});

	test('two people at once never get the last seat', async () => {
		const edition = await anEdition({ seats: 3 });
		const people = await Promise.all(Array.from({ length: 8 }, () => aPerson()));
		await Promise.all(people.map((one) => enrol(one, edition.id, asking, now)));
		expect(await statesOf(edition.id)).toEqual([
			...Array<string>(3).fill('enrolled'),
			...Array<string>(5).fill('waiting')
		]);
	});

	test('who withdraws gives the seat to who waits longest, and comes back to what was done', async () => {
		const edition = await anEdition({ seats: 1 });
		const [first, second] = [await aPerson(), await aPerson()];
		const mine = await enrol(first, edition.id, asking, now);
		expect((await enrol(second, edition.id, asking, now)).state).toBe('waiting');
		await withdraw(first, mine.id, now);
		expect((await enrolmentIn(second, edition.id))?.state).toBe('enrolled');
		expect((await enrol(first, edition.id, asking, now)).id).toBe(mine.id);
		expect((await enrolmentIn(first, edition.id))?.state).toBe('waiting');
	});

	test('somebody else’s enrolment is not found', async () => {
		const edition = await anEdition();
		const mine = await enrol(await aPerson(), edition.id, asking, now);
		expect(await codeOf(withdraw(await aPerson(), mine.id, now))).toBe('NotFound');
	});

	test('what was told is kept until its day', async () => {
		const edition = await anEdition();
		const { id } = await enrol(
			await aPerson(),
			edition.id,
			// What looks like a number is a name all the same.
			{ ...asking, profile: { ...asking.profile, organisation: '1984', background: 'refugee' } },
			now
		);
		await tidyTraining(new Date('2027-09-13T00:00:00Z'));
		expect(await profileOf(id)).toEqual({ ...asking.profile, organisation: '1984' });
		await tidyTraining(new Date('2030-03-13T00:00:00Z'));
		expect(await profileOf(id)).toEqual({});
	});
});

describe('learning and its certificates', () => {
	async function learned(person: Person, id: EnrolmentId, edition: Awaited<ReturnType<typeof anEdition>>) {
		const { content } = await versionOf(edition);
		const [lesson] = content.modules[0]!.lessons;
		const quiz = lesson!.blocks.find((block) => block.kind === 'quiz')!;
		const attempt = newId();
		const at = (minute: number) => new Date(Date.parse('2027-02-09T10:00:00Z') + minute * 60_000);
		await receive(
			person,
			sentBody([
				said(id, { verb: 'completed', object: lesson!.id, happenedAt: at(9) }),
				said(id, { verb: 'started', object: quiz.id, attempt, happenedAt: at(1) }),
				said(id, {
					verb: 'answered',
					object: quiz.questions[0]!.id,
					attempt,
					value: 'two',
					happenedAt: at(2),
					language: 'ar'
				}),
				said(id, { verb: 'finished', object: quiz.id, attempt, happenedAt: at(3) })
			]),
			now
		);
	}

	test('is awarded once the name is confirmed, once, and says who, what and when', async () => {
		const edition = await anEdition();
		const amina = await aPerson({ name: 'Amina Diallo' });
		const { id } = await enrol(amina, edition.id, asking, now);
		await learned(amina, id, edition);
		await settle(id, now);
		expect(await certificatesOf(amina.id)).toEqual([]);
		await confirmName(amina, id, 'Amina Diallo', now);
		await settle(id, now);
		const held = await certificatesOf(amina.id);
		expect(held.map(({ kind, said: words }) => [kind, words.holder])).toEqual([
			['completion', 'Amina Diallo']
		]);
	});

	test('a corrected name revokes and reissues, linked', async () => {
		const edition = await anEdition();
		const amina = await aPerson();
		const { id } = await enrol(amina, edition.id, asking, now);
		await learned(amina, id, edition);
		await confirmName(amina, id, 'Amina Dialo', now);
		const [first] = await certificatesOf(amina.id);
		await confirmName(amina, id, 'Amina Diallo', now);
		const old = await findCertificate(first!.code);
		expect([old.status, old.revocationReason]).toEqual(['revoked', 'name_corrected']);
		expect((await findCertificate(old.supersededBy!)).said.holder).toBe('Amina Diallo');
	});

	test('moving to another edition takes along what was done', async () => {
		const [from, to] = [await anEdition(), await anEdition()];
		const amina = await aPerson();
		const { id } = await enrol(amina, from.id, asking, now);
		await learned(amina, id, from);
		const moved = await moveTo(amina, id, to.id, now);
		const own = (await enrolmentIn(amina, to.id))!;
		expect(own.id).toBe(moved.id);
		const { progress } = await standingOf(own, to, now);
		expect(Object.values(progress.lessons)).toEqual(['done']);
	});

	test('moving to an edition by application applies there; whom a team let in once need not', async () => {
		const [full, to] = [await anEdition({ seats: 1 }), await anEdition({ admission: 'application' })];
		await enrol(await aPerson(), full.id, asking, now);
		const amina = await aPerson();
		const { id } = await enrol(amina, full.id, asking, now);
		expect(await codeOf(moveTo(amina, id, to.id, now))).toBe('required');
		expect(await statesOf(full.id)).toEqual(['enrolled', 'waiting']);
		const motivated = { ...asking, language: 'ar', motivation: 'To learn.' };
		expect((await moveTo(amina, id, to.id, now, motivated)).state).toBe('applied');
		const own = await enrolmentIn(amina, to.id);
		expect([own?.motivation, own?.language, own?.continuesId]).toEqual(['To learn.', 'ar', id]);
		expect(await statesOf(full.id)).toEqual(['enrolled', 'moved']);
		const baraka = await aPerson();
		const place = await enrol(baraka, (await anEdition()).id, asking, now);
		expect((await moveTo(baraka, place.id, to.id, now)).state).toBe('enrolled');
	});

	test('what is for somebody else’s enrolment, or is no statement, is refused and recorded, and the rest is kept', async () => {
		const edition = await anEdition();
		const [amina, other] = [await aPerson(), await aPerson()];
		const [mine, theirs] = [
			await enrol(amina, edition.id, asking, now),
			await enrol(other, edition.id, asking, now)
		];
		const { content } = await versionOf(edition);
		const object = content.modules[0]!.lessons[0]!.id;
		const [good, foreign] = [said(mine.id, { object }), said(theirs.id, { object })];
		const body = sentBody([good, foreign]) as { statements: unknown[] };
		body.statements.push({ id: 'x', verb: 'marked' });
		expect(await receive(amina, body, now)).toEqual({
			kept: [good.id],
			refused: [
				{ id: 'x', reason: 'malformed' },
				{ id: foreign.id, reason: 'not_yours' }
			]
		});
		const { rows } = await db.execute(
			sql`select reason from refused_statement where statement_id in ('x', ${foreign.id})`
		);
		expect(rows.length).toBe(2);
		expect(await codeOf(receive(amina, { statements: 'all' }, now))).toBe('statements_unreadable');
	});

	test('a deleted person leaves a number, and nothing of theirs', async () => {
		const edition = await anEdition();
		const amina = await aPerson();
		const { id } = await enrol(amina, edition.id, asking, now);
		await learned(amina, id, edition);
		await transaction((tx) => tx.execute(sql`delete from person where id = ${amina.id}`));
		const { rows } = await db.execute(sql`
			select e.state, e.person_id as person, (select count(*)::int from statement s where s.registration = e.id) as statements,
				(select count(*)::int from learner_profile p where p.enrolment_id = e.id) as fields
			from enrolment e where e.id = ${id}`);
		expect(rows).toEqual([{ state: 'erased', person: null, statements: 0, fields: 0 }]);
	});
});
