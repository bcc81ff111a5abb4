import { expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { system, visitor } from '#people/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { announce, announcementsOf } from './announcement.server.ts';
import { anEdition, said, sentBody } from './builders.server.ts';
import { versionOf } from './edition.server.ts';
import { enrol, moveTo, withdraw } from './enrolment.server.ts';
import { invitationStands, invite } from './invitation.server.ts';
import { receive } from './learning.server.ts';
import { sendAnnouncement, writeTrainingLetter } from './letter.server.ts';
import { myLearning, ownEdition, profileToldLast } from './my-learning.server.ts';
import { noticesOf } from './notices.server.ts';
import { settle } from './settling.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };
const queued = async (task: string) => {
	const { rows } = await db.execute<{ payload: Record<string, string> }>(sql`
		select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
		where t.identifier = ${task} order by j.id`);
	return rows.map(({ payload }) => payload);
};

test('what I learn says what is next and what is missing for each certificate', async () => {
	const edition = await anEdition();
	const amina = await aPerson();
	const { id } = await enrol(amina, edition.id, asking, now);
	const [begun] = (await myLearning(amina, 'ar', now)).learning;
	expect([begun?.next, begun?.lesson?.language, begun?.done]).toEqual([
		{ what: 'begin', lesson: 'guarantees' },
		'ar',
		{ lessons: 0, of: 1 }
	]);
	expect(begun?.certificates.map(({ kind, left, of }) => [kind, left, of])).toEqual([
		['participation', 1, 1],
		['completion', 2, 2]
	]);
	const { content } = await versionOf(edition);
	const lesson = content.modules[0]!.lessons[0]!;
	await receive(
		amina,
		sentBody([
			said(id, { verb: 'completed', object: lesson.id, happenedAt: new Date(now.getTime() - 60_000) })
		]),
		now
	);
	await settle(id, now);
	const [after] = (await myLearning(amina, 'en', now)).learning;
	expect([after?.next, after?.certificates.map(({ met }) => met), after?.nameWaits]).toEqual([
		{ what: 'quiz', lesson: 'guarantees', quiz: 'check' },
		[true, false],
		true
	]);
	const asked = after?.certificates.flatMap(({ parts }) => parts);
	expect(asked?.map((part) => part.kind === 'one' && part.where)).toEqual(['', '', '/guarantees#b-check']);
	// Asked for by one letter, however often it is computed.
	await settle(id, now);
	const letters = (await queued('training.mail')).filter(({ enrolmentId }) => enrolmentId === id);
	expect(letters.map(({ letter }) => letter)).toEqual(['enrolled', 'name']);
	expect(Object.keys(letters[0]!).sort()).toEqual(['enrolmentId', 'letter']);
});

test('one may leave, come back and move; what was told is not asked again', async () => {
	const edition = await anEdition();
	const other = await anEdition();
	const amina = await aPerson();
	const { id } = await enrol(amina, edition.id, asking, now);
	const [inIt] = (await myLearning(amina, 'en', now)).learning;
	expect([inIt?.mayWithdraw, inIt?.mayReturn]).toEqual([true, false]);
	await withdraw(amina, id, now);
	const [left] = (await myLearning(amina, 'en', now)).learning;
	expect([left?.next.what, left?.mayWithdraw, left?.mayReturn]).toEqual(['left', false, true]);
	expect(await profileToldLast(amina)).toEqual(asking.profile);
	await enrol(amina, edition.id, asking, now);
	expect((await myLearning(amina, 'en', now)).learning[0]?.moves.map(({ slug }) => slug)).toContain(
		other.slug
	);
	await moveTo(amina, id, other.id, now);
	expect((await myLearning(amina, 'en', now)).learning.map(({ state }) => state).sort()).toEqual([
		'enrolled',
		'moved'
	]);
	expect(await codeOf(ownEdition(await aPerson(), id))).toBe('NotFound');
	expect(await codeOf(myLearning(visitor, 'en', now))).toBe('Forbidden');
});

test('letters are in the learner’s language, and are not written when they have no purpose any more', async () => {
	const edition = await anEdition();
	const layla = await aPerson({ name: 'ليلى', language: 'ar' });
	const { id } = await enrol(layla, edition.id, asking, now);
	const letter = await writeTrainingLetter(id, 'enrolled');
	expect([letter?.to, letter?.subject]).toEqual([layla.email, 'تم تسجيلك: التمويل']);
	expect(letter?.text).toContain('/ar/learning');
	expect(await writeTrainingLetter(id, 'declined')).toBe(null);
	await withdraw(layla, id, now);
	expect(await writeTrainingLetter(id, 'enrolled')).toBe(null);
	await transaction((tx) => tx.execute(sql`delete from person where id = ${layla.id}`));
	expect(await writeTrainingLetter(id, 'certificate')).toBe(null);
});

test('an announcement reaches everybody who is in the edition, by ids alone', async () => {
	const edition = await anEdition();
	const tutor = await aPerson();
	await transaction((tx) =>
		tx.execute(
			sql`insert into edition_team (edition_id, person_id, role) values (${edition.id}, ${tutor.id}, 'tutor')`
		)
	);
	const [amina, gone] = [await aPerson(), await aPerson()];
	const mine = await enrol(amina, edition.id, asking, now);
	const theirs = await enrol(gone, edition.id, asking, now);
	await withdraw(gone, theirs.id, now);
	const texts = { en: { title: 'Tomorrow', body: 'Bring **a plan**.' } };
	expect(await codeOf(announce(amina, edition.slug, texts, now))).toBe('Forbidden');
	expect(await codeOf(announce(tutor, edition.slug, {}, now))).toBe('required');
	expect(await codeOf(announce(tutor, edition.slug, { fr: texts.en }, now))).toBe('edition_language');
	const id = await announce(tutor, edition.slug, texts, now);
	expect((await announcementsOf(edition.id)).map((one) => one.texts)).toEqual([texts]);
	await sendAnnouncement(id);
	expect(await queued('training.mailAnnouncement')).toEqual([{ enrolmentId: mine.id, announcementId: id }]);
	const notices = await noticesOf(edition, { language: 'ar', mine: null, now, calendar: '/x.ics' });
	expect(notices.announcements).toMatchObject([
		{
			...{ title: 'Tomorrow', language: 'en', dir: 'ltr', by: tutor.name },
			prose: [
				{
					is: 'paragraph',
					of: [
						{ is: 'text', text: 'Bring ' },
						{ is: 'strong', of: [{ is: 'text', text: 'a plan' }] },
						{ is: 'text', text: '.' }
					]
				}
			]
		}
	]);
});

test('by application one waits for the team; an invitation is a decision, and lets one person in once', async () => {
	const edition = await anEdition({ admission: 'application' });
	const token = await invite(system('test'), edition.slug, 'Layla', now);
	const [amina, layla, third] = [await aPerson(), await aPerson(), await aPerson()];
	await enrol(amina, edition.id, { ...asking, motivation: 'I lend to newcomers.' }, now);
	const [applied] = (await myLearning(amina, 'en', now)).learning;
	expect([applied?.state, applied?.next.what, applied?.mayWithdraw]).toEqual([
		'applied',
		'wait_for_decision',
		true
	]);
	expect(await invitationStands(edition.id, token, now)).toBe(true);
	expect(await invitationStands(edition.id, 'another', now)).toBe(false);
	const invited = { ...asking, invitation: token };
	expect((await enrol(layla, edition.id, invited, now)).state).toBe('enrolled');
	expect(await invitationStands(edition.id, token, now)).toBe(false);
	expect((await enrol(third, edition.id, invited, now)).state).toBe('applied');
});
