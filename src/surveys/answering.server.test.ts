import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import {
	beginOpen,
	finish,
	openLink,
	refuseToAnswer,
	saveAnswers,
	type Refused
} from './answering.server.ts';
import { inviteToWave, noteDisposition, renewInvitation } from './asking.server.ts';
import { anInvitation, anInvitee, aQuestion, aWave } from './builders.server.ts';
import { closeWave, followWaves, wavesFallingShort } from './closing.server.ts';
import type { Answers } from './condition.ts';
import { draftKey, draftOf, invitationKey } from './key.server.ts';
import { writeSurveyLetter } from './letter.server.ts';
import { answersOf, participationBy, participationOf, responsesOf, setAside } from './response.server.ts';
import { leaveSurveys, surveysRecord, tidySurveys } from './tidying.server.ts';
import { notAskedIn, prolongWave, severStudy, waveById } from './wave.server.ts';

useDatabase();
const now = new Date('2027-03-03T10:15:00Z');
const after = new Date('2027-04-01T10:00:00Z');
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; name: string; message: string; cause?: { message: string } }) =>
			error.code ?? error.cause?.message ?? error.message
	);
const refusedBy = (found: object) => ('refused' in found ? (found as Refused).refused : null);
const save = (key: string, answers: Answers, language = 'en') =>
	saveAnswers(key, { language, questions: Object.keys(answers), answers }, now);
const answered = async (key: string, answers: Answers) => {
	await save(key, answers);
	return finish(key, { early: false }, now);
};

describe('a link', () => {
	test('opens its wave, keeps what was answered, on any device and in any language', async () => {
		const wave = await aWave();
		const { key } = await anInvitation(wave);
		expect(await openLink(key, now)).toMatchObject({ answers: null, language: 'en' });
		await save(key, { applied: 'yes' });
		await save(key, { how: 'نعم' }, 'ar');
		expect(await openLink(key, now)).toMatchObject({
			answers: { applied: 'yes', how: 'نعم' },
			language: 'ar'
		});
		await saveAnswers(key, { language: 'xx', questions: ['how', 'no_such'], answers: {} }, now);
		expect(await openLink(key, now)).toMatchObject({ answers: { applied: 'yes' }, language: 'ar' });
	});

	test('is spent by what is sent, and by nothing else', async () => {
		const wave = await aWave();
		const { key } = await anInvitation(wave);
		expect(await codeOf(finish(key, { early: false }, now))).toBe('survey_nothing_answered');
		await save(key, { how: 'So' });
		expect(await codeOf(finish(key, { early: false }, now))).toBe('survey_incomplete');
		expect(refusedBy(await answered(key, { applied: 'no' }))).toBe(null);
		expect(refusedBy(await answered(key, { applied: 'yes' }))).toBe('spent');
		const { responses } = await answersOf(wave.id);
		expect(responses.map(({ answers, disposition }) => [answers, disposition])).toEqual([
			[{ applied: 'no', how: 'So' }, 'complete']
		]);
	});

	test('sent twice at once is one response', async () => {
		for (const linkage of ['named', 'pseudonymous', 'anonymous'] as const) {
			const wave = await aWave({ linkage });
			const { key } = await anInvitation(wave);
			await save(key, { applied: 'yes' });
			const both = await Promise.all([1, 2, 3].map(() => finish(key, { early: false }, now)));
			expect(both.map(refusedBy).sort()).toEqual([null, 'spent', 'spent']);
			const { responses, waiting } = await participationOf({ id: wave.id, kind: 'follow_up' });
			expect(responses + waiting).toBe(1);
		}
	});

	test('that is forged, another’s, revoked, early or late opens nothing, and is counted', async () => {
		const wave = await aWave();
		const { key, id } = await anInvitation(wave);
		const other = await anInvitation(wave);
		const forged = `${id}~1.${other.key.split('.')[1]}`;
		const early = new Date('2027-02-28T10:00:00Z');
		const of = async (link: string, at = now) =>
			refusedBy(await saveAnswers(link, { language: 'en', questions: [], answers: {} }, at));
		expect([await of(forged), await of('x'), await of(key, early), await of(key, after)]).toEqual([
			...['forged', 'forged', 'early', 'closed']
		]);
		await renewInvitation(wave.editor, wave.slug, id);
		expect([await of(key), await of(await invitationKey(id, 2))]).toEqual(['revoked', null]);
		await noteDisposition(wave.editor, wave.slug, id, 'not_eligible');
		expect(await of(await invitationKey(id, 2))).toBe('revoked');
		const { rows } = await db.execute(
			sql`select reason, times from survey_link_refused where wave_id = ${wave.id} order by reason`
		);
		expect(rows).toEqual([
			{ reason: 'closed', times: 1 },
			{ reason: 'early', times: 1 },
			{ reason: 'revoked', times: 2 }
		]);
	});

	test('of an anonymous wave asks nobody who they are, and keeps no answer to that', async () => {
		const name = aQuestion('name', {
			kind: 'short',
			options: [],
			sensitivity: 'identifying',
			required: true
		});
		const questions = [aQuestion('applied'), name];
		for (const linkage of ['anonymous', 'named'] as const) {
			const wave = await aWave({ linkage }, questions);
			const { key } = await anInvitation(wave);
			await save(key, { applied: 'yes', name: 'Amina' });
			const found = await openLink(key, now);
			expect('refused' in found ? null : found.answers).toEqual(
				linkage === 'anonymous' ? { applied: 'yes' } : { applied: 'yes', name: 'Amina' }
			);
			expect((await notAskedIn(await waveById(wave.id))).map(({ id }) => id)).toEqual(
				linkage === 'anonymous' ? ['name'] : []
			);
		}
		expect(await codeOf(aWave({ linkage: 'anonymous' }, [name]))).toBe('survey_only_identifying');
	});

	test('answers outside what is offered are not kept', async () => {
		const wave = await aWave();
		const { key } = await anInvitation(wave);
		await save(key, { applied: 'perhaps', how: 'x'.repeat(4001), __proto__: 'x', other: 'y' } as Answers);
		expect(await openLink(key, now)).toMatchObject({ answers: {} });
	});

	test('lets somebody refuse: what they began is deleted, no letter follows, they may think again', async () => {
		const wave = await aWave();
		const { key, id } = await anInvitation(wave);
		await save(key, { applied: 'yes' });
		await refuseToAnswer(key, now);
		expect(await writeSurveyLetter(id, 'reminder', now)).toBe(null);
		expect(await participationOf({ id: wave.id, kind: 'follow_up' })).toMatchObject({
			begun: 0,
			counts: { refusal: 1 }
		});
		expect(refusedBy(await answered(key, { applied: 'yes' }))).toBe(null);
	});
});

describe('an open wave', () => {
	test('gives each who begins a link of their own; sent again, it is one response', async () => {
		const wave = await aWave({ kind: 'open', linkage: 'anonymous', reminderDays: [] });
		const keys = await Promise.all(Array.from({ length: 5 }, () => beginOpen(wave.slug, 'ar', now)));
		for (const key of keys) await answered(key, { applied: 'yes' });
		expect(refusedBy(await answered(keys[0] ?? '', { applied: 'no' }))).toBe('spent');
		expect(await participationOf({ id: wave.id, kind: 'open' })).toMatchObject({
			...{ invited: null, rates: null, responses: 5, waiting: 0 }
		});
		expect(await codeOf(inviteToWave(wave.editor, wave.slug, [anInvitee()], now))).toBe(
			'survey_open_asks_nobody'
		);
	});

	test('is no way into one by invitation', async () => {
		const wave = await aWave();
		expect(await codeOf(beginOpen(wave.slug, 'en', now))).toBe('wave not found');
	});
});

describe('what is promised is held by the database', () => {
	const attempt = (statement: ReturnType<typeof sql>) => codeOf(transaction((tx) => tx.execute(statement)));

	test('named answers have a name and an hour; the others never', async () => {
		const amina = await aPerson();
		const wave = await aWave();
		const { key, id } = await anInvitation(wave, { personId: amina.id });
		await answered(key, { applied: 'yes' });
		expect((await answersOf(wave.id)).responses).toMatchObject([{ givenAt: now, pseudonym: null }]);
		for (const linkage of ['anonymous', 'pseudonymous']) {
			const other = await aWave({ linkage: linkage as 'anonymous' });
			const insert = (column: string, value: string) =>
				attempt(sql`insert into survey_response (id, wave_id, linkage, language, disposition, answers, ${sql.identifier(column)})
					select gen_random_uuid(), ${other.id}, ${linkage}, 'en', 'complete', '{}', ${value} from generate_series(1, 1)`);
			expect(await insert('person_id', amina.id)).toMatch(/survey_response_named/);
			expect(await insert('invitation_id', id)).toMatch(/survey_response_named|type uuid/);
			expect(await insert('given_at', now.toISOString())).toMatch(/survey_response_named|timestamp/);
		}
	});

	test('a response cannot say another level than its wave', async () => {
		const wave = await aWave({ linkage: 'anonymous' });
		expect(
			await attempt(sql`insert into survey_response (id, wave_id, linkage, language, disposition, answers, given_at)
				values (gen_random_uuid(), ${wave.id}, 'named', 'en', 'complete', '{}', now())`)
		).toMatch(/foreign key/);
		expect(await attempt(sql`update survey_wave set linkage = 'named' where id = ${wave.id}`)).toMatch(
			/promised/
		);
	});

	test('an id that tells when it was made is refused', async () => {
		const wave = await aWave({ linkage: 'anonymous' });
		expect(
			await attempt(sql`insert into survey_box (id, wave_id, linkage, language, disposition, answers)
				values ('0190b1f0-0000-7000-8000-000000000000', ${wave.id}, 'anonymous', 'en', 'complete', '{}')`)
		).toMatch(/check constraint/);
	});

	test('anonymous answers leave the box five at once, or not at all', async () => {
		const wave = await aWave({ linkage: 'anonymous' });
		const keys = [];
		for (let i = 0; i < 4; i++) keys.push((await anInvitation(wave)).key);
		for (const key of keys) await answered(key, { applied: 'yes' });
		expect(await participationOf({ id: wave.id, kind: 'follow_up' })).toMatchObject({
			responses: 0,
			waiting: 4
		});
		expect(
			await attempt(sql`insert into survey_response (id, wave_id, linkage, language, disposition, answers)
				select gen_random_uuid(), wave_id, linkage, language, disposition, answers from survey_box where wave_id = ${wave.id}`)
		).toMatch(/five at once/);
		await answered((await anInvitation(wave)).key, { applied: 'no' });
		expect(await participationOf({ id: wave.id, kind: 'follow_up' })).toMatchObject({
			responses: 5,
			waiting: 0
		});
	});

	test('neither the place of a row nor its transaction tells the order; the last ones are laid among the rest', async () => {
		const orders: string[] = [];
		for (let round = 0; round < 3; round++) {
			const wave = await aWave({ linkage: 'anonymous' }, [
				aQuestion('n', { kind: 'number', options: [], required: true })
			]);
			for (let n = 0; n < 7; n++) await answered((await anInvitation(wave)).key, { n });
			await closeWave(wave.editor, wave.slug, now);
			const { rows } = await db.execute<{ n: number; xmin: string }>(
				sql`select (answers ->> 'n')::int as n, xmin::text from survey_response where wave_id = ${wave.id} order by ctid`
			);
			expect(rows.map(({ n }) => n).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
			expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
			orders.push(rows.map(({ n }) => n).join());
		}
		expect(orders.every((order) => order === '0,1,2,3,4,5,6')).toBe(false);
		expect(orders.every((order) => /[56],[56]$/u.test(order))).toBe(false);
	});

	test('fewer than five in all are shown to nobody', async () => {
		const wave = await aWave({ linkage: 'anonymous' });
		await answered((await anInvitation(wave)).key, { applied: 'yes' });
		// Who closes it has to say that they know.
		expect(await codeOf(closeWave(wave.editor, wave.slug, now))).toBe('survey_read_by_nobody');
		expect((await waveById(wave.id)).closedAt).toBe(null);
		await closeWave(wave.editor, wave.slug, now, { unread: true });
		expect(await responsesOf(await waveById(wave.id))).toEqual([]);
	});

	test('the team hears of it in the last week, until there are enough', async () => {
		const wave = await aWave({ linkage: 'anonymous', closesOn: '2027-03-08' });
		await aWave({ linkage: 'named', closesOn: '2027-03-08' });
		const short = async (at: Date) =>
			(await wavesFallingShort(wave.editor, at)).map(({ slug, responses, waiting }) => [
				slug,
				responses + waiting
			]);
		for (let i = 0; i < 4; i++) await answered((await anInvitation(wave)).key, { applied: 'yes' });
		const mine = (found: unknown[][]) => found.filter(([slug]) => slug === wave.slug);
		expect(mine(await short(new Date('2027-03-01T12:00:00Z')))).toEqual([]);
		expect(mine(await short(now))).toEqual([[wave.slug, 4]]);
		expect(await wavesFallingShort(await aPerson(), now)).toEqual([]);
		await answered((await anInvitation(wave)).key, { applied: 'yes' });
		expect(mine(await short(now))).toEqual([]);
		await closeWave(wave.editor, wave.slug, now);
		expect((await responsesOf(await waveById(wave.id))).length).toBe(5);
	});

	test('no column joins an invitation and what was answered, and a draft says not whose it is', async () => {
		for (const linkage of ['anonymous', 'pseudonymous'] as const) {
			const wave = await aWave({ linkage });
			const { key, id } = await anInvitation(wave);
			await save(key, { applied: 'yes' });
			const { rows } = await db.execute<{ row: string }>(sql`
				select to_jsonb(d)::text as row from survey_draft d where wave_id = ${wave.id}`);
			expect(rows.length).toBe(1);
			expect(rows[0]?.row).not.toContain(id);
			await finish(key, { early: false }, now);
			const { rows: kept } = await db.execute<{ row: string }>(sql`
				select to_jsonb(r)::text as row from survey_response r where wave_id = ${wave.id}
				union all select to_jsonb(b)::text from survey_box b where wave_id = ${wave.id}`);
			expect(kept.length).toBe(1);
			const draftId = await draftOf(id);
			for (const trace of [id, draftId, '2027-03-03', '10:15']) expect(kept[0]?.row).not.toContain(trace);
		}
	});

	test('pseudonyms join the waves of a study until its key is thrown away, for ever', async () => {
		const waves = [
			await aWave({ linkage: 'pseudonymous', subject: 'edition:1' }),
			await aWave({ linkage: 'pseudonymous', subject: 'edition:1', month: 12 })
		];
		const holder = 'enrolment:one-person';
		for (const wave of waves) {
			await answered((await anInvitation(wave, { holder })).key, { applied: 'yes' });
			await answered((await anInvitation(wave)).key, { applied: 'no' });
		}
		const [first, second] = await Promise.all(waves.map(async ({ id }) => (await answersOf(id)).responses));
		const joined = first?.filter(({ pseudonym }) => second?.some((other) => other.pseudonym === pseudonym));
		expect(joined?.map(({ answers, week }) => [answers, week])).toEqual([[{ applied: 'yes' }, '2027-03-01']]);
		const [one, two] = waves as [(typeof waves)[0], (typeof waves)[0]];
		expect(await codeOf(severStudy(one.editor, one.slug, now))).toBe('survey_waves_open');
		for (const wave of waves) await closeWave(wave.editor, wave.slug, now);
		await severStudy(one.editor, one.slug, now);
		const { rows } = await db.execute(sql`
			select r.id from survey_response r join survey_invitation i on i.xmin::text = r.xmin::text and i.wave_id = r.wave_id
			where r.wave_id in (${one.id}, ${two.id})`);
		expect(rows).toEqual([]);
		const { studyId } = await waveById(two.id);
		expect((await answersOf(two.id)).responses.length).toBe(2);
		expect(
			await attempt(sql`insert into survey_key values (${studyId}, ${holder}, gen_random_uuid())`)
		).toMatch(/thrown away/);
		expect(await attempt(sql`update survey_study set severed_at = null where id = ${studyId}`)).toMatch(
			/thrown away/
		);
		expect(await codeOf(aWave({ subject: 'edition:1' }))).toBe('survey_severed');
	});

	test('a response is kept as it was given', async () => {
		const wave = await aWave();
		await answered((await anInvitation(wave)).key, { applied: 'yes', how: 'So' });
		const change = (answers: string) =>
			attempt(sql`update survey_response set answers = ${answers}::jsonb where wave_id = ${wave.id}`);
		expect(await change('{"applied":"no","how":"So"}')).toMatch(/as it was given/);
		expect(await change('{"applied":"yes","how":"So","more":"x"}')).toMatch(/as it was given/);
		expect(await change('{"applied":"yes"}')).toBe('done');
	});
});

describe('what became of those who were asked', () => {
	test('is a disposition for each when the wave closes; what was not sent is deleted', async () => {
		const wave = await aWave();
		const [whole, begun] = [await anInvitation(wave), await anInvitation(wave)];
		await anInvitation(wave);
		await anInvitation(wave, { email: null, strata: { country: 'MX' } });
		const no = await anInvitation(wave);
		await answered(whole.key, { applied: 'yes', how: 'So' });
		await save(begun.key, { applied: 'yes' });
		await refuseToAnswer(no.key, now);
		expect((await participationOf({ id: wave.id, kind: 'follow_up' })).rates).toEqual({
			rr1: 0.2,
			rr2: 0.2,
			base: 5
		});
		await followWaves(after);
		const {
			counts,
			invited,
			begun: drafts,
			pending
		} = await participationOf({ id: wave.id, kind: 'follow_up' });
		expect([invited, drafts, pending]).toEqual([5, 0, 0]);
		expect(counts).toEqual({
			...{ complete: 1, partial: 0, break_off: 1, refusal: 1, non_contact: 1, not_eligible: 0, unknown: 1 }
		});
		expect(await participationBy(wave.id, 'country')).toEqual([
			{ value: 'EC', invited: 4, responded: 1 },
			{ value: 'MX', invited: 1, responded: 0 }
		]);
	});

	test('sent as it is, a response is partial or a break-off by the share of what is asked', async () => {
		const questions = ['a', 'b', 'c', 'd'].map((id) => aQuestion(id, { required: id === 'd' }));
		const wave = await aWave({}, questions);
		const early = async (answers: Answers) => {
			const { key } = await anInvitation(wave);
			await save(key, answers);
			await finish(key, { early: true }, now);
		};
		await early({ a: 'yes', b: 'no' });
		await early({ a: 'yes' });
		await early({ a: 'yes', b: 'no', c: 'yes' });
		const all = await responsesOf(await waveById(wave.id));
		expect(all.map(({ disposition }) => disposition).sort()).toEqual(['break_off', 'partial', 'partial']);
		expect((await answersOf(wave.id)).responses.length).toBe(2);
	});

	test('is asked once, and reminded on its day', async () => {
		const wave = await aWave();
		const people = [anInvitee(), anInvitee({ email: null })];
		const at = new Date('2027-03-01T09:00:00Z');
		expect(await inviteToWave(wave.editor, wave.slug, people, at)).toEqual({ invited: 2, already: 0 });
		expect(await inviteToWave(wave.editor, wave.slug, people, at)).toEqual({ invited: 0, already: 2 });
		const letters = async () =>
			(
				await db.execute<{ letter: string }>(sql`
					select payload ->> 'letter' as letter from graphile_worker._private_jobs j
					join survey_invitation i on i.id = (payload ->> 'invitationId')::uuid where i.wave_id = ${wave.id} order by j.id`)
			).rows.map(({ letter }) => letter);
		await followWaves(new Date('2027-03-07T09:00:00Z'));
		expect(await letters()).toEqual(['invitation']);
		await followWaves(new Date('2027-03-08T09:00:00Z'));
		await followWaves(new Date('2027-03-09T09:00:00Z'));
		expect(await letters()).toEqual(['invitation', 'reminder']);
	});

	test('a letter carries the link, the promise and the way not to take part', async () => {
		const wave = await aWave({ linkage: 'anonymous' });
		const { id, key } = await anInvitation(wave, { language: 'ar', name: 'أمينة' });
		const letter = await writeSurveyLetter(id, 'invitation', now);
		expect(letter?.text).toContain(`/ar/surveys/answer/${key}\n`);
		expect(letter?.text).toContain(`/ar/surveys/answer/${key}/no`);
		expect(letter?.text).toContain('مجهولة الهوية');
		expect(await writeSurveyLetter(id, 'invitation', after)).toBe(null);
	});
});

describe('what has served its purpose is erased', () => {
	test('names and addresses after ninety days, each answer on its day', async () => {
		const wave = await aWave({}, [
			aQuestion('applied', { keptDays: 30, required: true }),
			aQuestion('other', { keptDays: 400 })
		]);
		const { key } = await anInvitation(wave);
		await answered(key, { applied: 'yes', other: 'no' });
		await closeWave(wave.editor, wave.slug, now);
		const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
		const kept = async () => (await answersOf(wave.id)).responses[0]?.answers;
		await tidySurveys(day(29));
		expect(await kept()).toEqual({ applied: 'yes', other: 'no' });
		await tidySurveys(day(31));
		expect(await kept()).toEqual({ other: 'no' });
		await tidySurveys(day(91));
		const { rows } = await db.execute(
			sql`select name, email from survey_invitation where wave_id = ${wave.id}`
		);
		expect(rows).toEqual([{ name: null, email: null }]);
	});

	test('who leaves the hub is not named by their answers any more', async () => {
		const amina = await aPerson();
		const wave = await aWave();
		await answered((await anInvitation(wave, { personId: amina.id })).key, { applied: 'yes' });
		expect((await surveysRecord(amina)).map(({ answers }) => answers)).toEqual([{ applied: 'yes' }]);
		await transaction((tx) => leaveSurveys(tx, amina.id));
		expect(await surveysRecord(amina)).toEqual([]);
		const { rows } = await db.execute(sql`
			select person_id, invitation_id from survey_response where wave_id = ${wave.id}`);
		expect(rows).toEqual([{ person_id: null, invitation_id: null }]);
	});
});

test('a response is set aside with its reason and taken in again: the data have a new version each time', async () => {
	const wave = await aWave();
	await answered((await anInvitation(wave)).key, { applied: 'yes' });
	const before = await answersOf(wave.id);
	const id = before.responses[0]?.id ?? '';
	await setAside(wave.editor, wave.slug, id, 'A test');
	const aside = await answersOf(wave.id);
	expect([aside.responses.length, aside.dataVersion]).toEqual([0, before.dataVersion + 1]);
	await setAside(wave.editor, wave.slug, id, null);
	expect((await answersOf(wave.id)).responses.length).toBe(1);
	expect(await codeOf(setAside(await aPerson(), wave.slug, id, 'Mine'))).toBe('wave not found');
	await prolongWave(wave.editor, wave.slug, '2027-05-01');
	expect((await waveById(wave.id)).closesOn).toBe('2027-05-01');
});

test('the link of somebody without an invitation is of one wave', async () => {
	const [one, other] = [
		await aWave({ kind: 'open', linkage: 'anonymous', reminderDays: [] }),
		await aWave({ kind: 'open', linkage: 'anonymous', reminderDays: [] })
	];
	const key = await beginOpen(one.slug, 'en', now);
	const found = await openLink(key, now);
	if ('refused' in found) throw new Error(found.refused);
	const moved = (await draftKey(found.draftId, other.id)).split('.')[0] ?? '';
	expect(refusedBy(await openLink(`${moved}.${key.split('.')[1]}`, now))).toBe('forged');
});
