import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition } from './builders.server.ts';
import { cloneEdition } from './cloner.server.ts';
import { changeEdition, closeEdition, createEdition, deleteDraft } from './edition-writing.server.ts';
import { editionFacts, openEdition } from './edition.server.ts';
import { enrol } from './enrolment.server.ts';
import type { Edition } from './edition.ts';
import { putLiveSession } from './live-session.server.ts';
import { editionInput, editionsLed, teamOf } from './team.server.ts';
import { inTeam } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
async function managed(given: Partial<Edition> = {}) {
	const edition = await anEdition(given);
	const manager = await aPerson({ name: 'Ines' });
	await inTeam(edition, manager, 'manager');
	return { edition, manager };
}
const sessionOn = (day: string) => ({
	...{ startsAt: new Date(`${day}T14:00:00Z`), endsAt: new Date(`${day}T15:00:00Z`) },
	...{ url: null, recordingUrl: null, languages: ['en'] },
	texts: { en: { title: 'Plans', note: '', transcript: '' } }
});

describe('whoever begins an edition', () => {
	test('leads it, also when they clone it as its tutor', async () => {
		const { edition, manager } = await managed();
		const given = { slug: 'next-one', startsOn: '2028-02-01', versionId: edition.versionId };
		const { edition: made } = await cloneEdition(manager, edition.slug, given, now);
		expect((await teamOf(made.id)).map(({ name, role }) => [name, role])).toEqual([['Ines', 'manager']]);
		const { input } = await editionInput(manager, made.slug);
		const owner = await aPerson({ roles: [{ role: 'editor' }] });
		const begun = await createEdition(owner, edition.courseId, 'another', input, now);
		expect((await teamOf(begun.id)).map(({ personId, role }) => [personId, role])).toEqual([
			[owner.id, 'manager']
		]);
	});
});

describe('an edition that ends before one of its live sessions', () => {
	test('asks whether it is meant so, from either side', async () => {
		const { edition, manager } = await managed();
		const put = (day: string, more = {}) =>
			codeOf(putLiveSession(manager, edition.slug, null, sessionOn(day), more));
		expect(await put('2027-03-12')).toBe('done');
		expect(await put('2027-03-20')).toBe('edition_ends_before_session');
		expect(await put('2027-03-20', { sessionsLater: true })).toBe('done');
		const { input } = await editionInput(manager, edition.slug);
		const end = (endsOn: string | null, more = {}) =>
			codeOf(changeEdition(manager, edition.slug, 1, { ...input, endsOn }, now, more));
		expect(await end('2027-03-01')).toBe('edition_ends_before_session');
		expect(await end('2027-03-01', { sessionsLater: true })).toBe('done');
	});
});

describe('closing an edition', () => {
	test('makes today its last day, there', async () => {
		const { edition, manager } = await managed({
			endsOn: null,
			enrolUntil: '2027-06-01',
			zone: 'Asia/Tokyo'
		});
		const evening = new Date('2027-02-10T20:00:00Z');
		const closed = await closeEdition(manager, edition.slug, 1, evening);
		expect([closed.endsOn, closed.enrolUntil]).toEqual(['2027-02-11', '2027-02-11']);
	});

	test.each<[string, Partial<Edition>, string]>([
		['one that has not begun', { startsOn: '2027-03-01' }, 'edition_not_running'],
		['one that is over', { startsOn: '2026-01-01', endsOn: '2026-02-01' }, 'edition_not_running'],
		['one that ends today', { endsOn: '2027-02-10' }, 'edition_not_running'],
		['one without a first day', { startsOn: null, endsOn: null }, 'edition_begins_nowhere'],
		['a draft', { state: 'draft' }, 'edition_not_running']
	])('is refused for %s', async (_, given, code) => {
		const { edition, manager } = await managed(given);
		expect(await codeOf(closeEdition(manager, edition.slug, 1, now))).toBe(code);
	});
});

describe('deleting an edition', () => {
	test('takes a draft away, with its team and sessions, and leaves its clones', async () => {
		const { edition, manager } = await managed({ state: 'draft' });
		await putLiveSession(manager, edition.slug, null, sessionOn('2027-03-01'));
		const given = { slug: 'a-clone', startsOn: '2028-02-01', versionId: edition.versionId };
		await cloneEdition(manager, edition.slug, given, now);
		const tutor = await aPerson();
		await inTeam(edition, tutor, 'tutor');
		expect(await codeOf(deleteDraft(tutor, edition.slug, 1))).toBe('Forbidden');
		expect(await codeOf(deleteDraft(manager, edition.slug, 7))).toBe('changed_meanwhile');
		await deleteDraft(manager, edition.slug, 1);
		expect(await codeOf(openEdition(manager, 'see', edition.slug))).toBe('NotFound');
		expect((await editionsLed(manager)).map(({ slug }) => slug)).toEqual(['a-clone']);
	});

	test('is refused once it was public', async () => {
		const { edition, manager } = await managed();
		const amina = await aPerson();
		await enrol(amina, edition.id, { language: 'en', profile: {} }, now);
		expect(await codeOf(deleteDraft(manager, edition.slug, 1))).toBe('edition_not_a_draft');
		expect((await editionFacts(edition.id)).slug).toBe(edition.slug);
	});
});
