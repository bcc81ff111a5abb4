import { afterAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { findEntry } from '#catalogue/index.server.ts';
import { system, visitor } from '#people/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anEntry } from '../catalogue/builders.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { aVersion } from './builders.server.ts';
import { cloneEdition, previewClone } from './cloner.server.ts';
import type { EditionInput } from './edition-input.ts';
import { editionsHere, findEditionPage } from './edition-page.server.ts';
import { cancelEdition, changeEdition, createEdition, publishEdition } from './edition-writing.server.ts';
import { enrol, enrolmentIn } from './enrolment.server.ts';
import { liveSessionsOf, putLiveSession } from './live-session.server.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-01-10T10:00:00Z');
const team = system('test');
/** The course of the tests with a page in the catalogue, and what an edition of it is. */
async function aCourse() {
	const version = await aVersion();
	const entry = await anEntry({ kind: 'course' });
	await transaction((tx) =>
		tx.execute(sql`update course set entry_slug = ${entry.slug} where id = ${version.courseId}`)
	);
	const input: EditionInput = {
		versionId: version.id,
		languages: ['en', 'ar'],
		zone: 'Europe/Zurich',
		startsOn: '2027-02-01',
		endsOn: '2027-03-12',
		enrolFrom: null,
		enrolUntil: '2027-02-10',
		admission: 'open',
		seats: 1,
		hours: 12,
		rules: { participation: { lessons: { share: 0.5 } }, completion: { lessons: { share: 1 } } },
		illustrative: false,
		blindMarking: true,
		notes: { en: 'Bring a plan.' }
	};
	return { version, entry, input };
}
const runsOf = async (slug: string) =>
	(await findEntry(visitor, slug, 'en', now)).offerings.map(
		({ taughtHere, registrationClosesOn, cancelledAt }) => [
			taughtHere,
			registrationClosesOn,
			cancelledAt !== null
		]
	);

describe('an edition', () => {
	test('is in the catalogue from the day it is published, and says there what changes', async () => {
		const { version, entry, input } = await aCourse();
		const made = await createEdition(team, version.courseId, 'one-2027', input, now);
		expect(await runsOf(entry.slug)).toEqual([]);
		expect(await codeOf(findEditionPage(visitor, 'one-2027', 'en', now))).toBe('NotFound');
		const published = await publishEdition(team, 'one-2027', made.revision, now);
		expect(await runsOf(entry.slug)).toEqual([['one-2027', '2027-02-10', false]]);
		const changed = await changeEdition(
			team,
			'one-2027',
			published.revision,
			{ ...input, enrolUntil: '2027-02-20' },
			now
		);
		expect(await runsOf(entry.slug)).toEqual([['one-2027', '2027-02-20', false]]);
		await cancelEdition(team, 'one-2027', changed.revision, now);
		expect(await runsOf(entry.slug)).toEqual([['one-2027', '2027-02-20', true]]);
		const page = await findEditionPage(visitor, 'one-2027', 'ar', now);
		expect([page.phase, page.path, page.note, page.course.title]).toEqual([
			'cancelled',
			`/ar/courses/${entry.slug}/editions/one-2027`,
			{ text: 'Bring a plan.', language: 'en' },
			{ text: 'التمويل', language: 'ar' }
		]);
		const { current, past } = await editionsHere([entry.slug], now);
		expect([current.map(({ edition }) => edition.slug), past]).toEqual([['one-2027'], []]);
	});

	test('is refused with its field, over a newer version, and to whoever does not lead it', async () => {
		const { version, input } = await aCourse();
		const create = (slug: string, given: Partial<EditionInput> = {}) =>
			createEdition(team, version.courseId, slug, { ...input, ...given }, now);
		expect(await codeOf(create('Two words'))).toBe('not_a_slug');
		expect(await codeOf(create('two', { languages: ['fr'] }))).toBe('edition_version_without_language');
		const draft = await create('two', { versionId: null });
		expect(await codeOf(create('two'))).toBe('edition_slug_taken');
		expect(await codeOf(publishEdition(team, 'two', draft.revision, now))).toBe('edition_version_needed');
		await changeEdition(team, 'two', draft.revision, input, now);
		expect(await codeOf(changeEdition(team, 'two', draft.revision, input, now))).toBe('changed_meanwhile');
		const stranger = await aPerson();
		expect(await codeOf(publishEdition(stranger, 'two', draft.revision + 1, now))).toBe('NotFound');
		await publishEdition(team, 'two', draft.revision + 1, now);
		expect(await codeOf(cancelEdition(stranger, 'two', draft.revision + 2, now))).toBe('Forbidden');
		expect(await codeOf(createEdition(stranger, version.courseId, 'three', input, now))).toBe('NotFound');
	});

	test('with more seats gives them to who waits, and tells them', async () => {
		const { version, input } = await aCourse();
		const made = await createEdition(team, version.courseId, 'seats', input, now);
		const { revision } = await publishEdition(team, 'seats', made.revision, now);
		const asking = { language: 'en', profile: {} };
		const [first, second] = [await aPerson(), await aPerson()];
		await enrol(first, made.id, asking, now);
		await enrol(second, made.id, asking, now);
		const waiting = await findEditionPage(second, 'seats', 'en', now);
		expect([waiting.mine?.state, waiting.mine?.placeInLine, waiting.seatsLeft]).toEqual(['waiting', 1, 0]);
		await changeEdition(team, 'seats', revision, { ...input, seats: 5 }, now);
		const own = await enrolmentIn(second, made.id);
		expect(own?.state).toBe('enrolled');
		const { rows } = await db.execute(sql`
			select j.payload ->> 'letter' as letter from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
			where t.identifier = 'training.mail' and j.payload ->> 'enrolmentId' = ${own!.id}`);
		expect(rows).toEqual([{ letter: 'seat' }]);
	});
});

describe('a clone', () => {
	test('is a draft with the team and the sessions at the same hour there, though summer time began between', async () => {
		const { version, input } = await aCourse();
		const made = await createEdition(team, version.courseId, 'spring', input, now);
		const tutor = await aPerson();
		await transaction((tx) =>
			tx.execute(
				sql`insert into edition_team (edition_id, person_id, role) values (${made.id}, ${tutor.id}, 'manager')`
			)
		);
		await putLiveSession(tutor, 'spring', null, {
			startsAt: new Date('2027-02-03T14:00:00Z'),
			endsAt: new Date('2027-02-03T15:30:00Z'),
			url: 'https://meet.example/1',
			recordingUrl: 'https://video.example/1',
			languages: ['en'],
			texts: { en: { title: 'Meet the bank', note: '', transcript: 'Good afternoon.' } }
		});
		const given = { slug: 'summer', startsOn: '2027-06-07', versionId: version.id };
		expect((await previewClone(tutor, 'spring', given)).asked).toEqual([]);
		const { edition, asked } = await cloneEdition(tutor, 'spring', given, now);
		expect([edition.state, edition.startsOn, edition.endsOn, edition.enrolUntil, asked]).toEqual([
			'draft',
			'2027-06-07',
			'2027-07-16',
			'2027-06-16',
			[]
		]);
		const [session] = await liveSessionsOf(edition.id);
		// Three in the afternoon in Zurich, in summer time.
		expect(session).toMatchObject({
			startsAt: new Date('2027-06-09T13:00:00Z'),
			url: null,
			recordingUrl: null,
			texts: { en: { title: 'Meet the bank', transcript: '' } }
		});
		expect((await findEditionPage(tutor, 'summer', 'en', now)).team).toEqual([
			{ name: tutor.name, role: 'manager' }
		]);
		expect(await codeOf(cloneEdition(await aPerson(), 'spring', given, now))).toBe('NotFound');
	});
});
