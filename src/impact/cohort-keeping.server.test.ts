import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { NotFound } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { codeOf } from '../../testing/refusal.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEditor, aPerson } from '../people/builders.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import {
	correctCohort,
	createCohort,
	deleteCohort,
	hideCohort,
	openCohort,
	removeList,
	showCohort
} from './cohort-keeping.server.ts';
import { listCohorts, publicScope } from './cohort.server.ts';
import { usesOfCohort } from './cohort-uses.server.ts';
import { standingOf, type CohortId } from './cohort.ts';
import { importPeople } from './participants.server.ts';
import { createStory, openStory } from './story.server.ts';

useDatabase();
const now = new Date('2027-06-20T10:00:00Z');
const words = { title: { en: 'Held elsewhere' }, startsOn: null, endsOn: '2026-05-01' };
const list = (name: string, ...rows: string[]) => ({
	...{ name, mapping: { gender: 'gender' } },
	table: [['gender'], ...rows.map((one) => [one])]
});
const publicSlugs = async () => (await publicScope(now)).cohorts.map(({ slug }) => slug);

test('what is brought is public only when somebody has seen it, and again when it changed', async () => {
	const editor = await anEditor();
	await createCohort(editor, { slug: 'shown', ...words });
	await importPeople(editor, 'shown', list('a', 'female', 'male'), now);
	expect(await publicSlugs()).toEqual([]);
	expect(await codeOf(showCohort(editor, 'shown', 0, now))).toBe('changed_meanwhile');
	await showCohort(editor, 'shown', 1, now);
	await showCohort(editor, 'shown', 1, now);
	expect(await publicSlugs()).toEqual(['shown']);
	await importPeople(editor, 'shown', list('a', 'male', 'female'), now);
	expect(await publicSlugs()).toEqual(['shown']);
	await importPeople(editor, 'shown', list('a', 'male'), now);
	expect(await publicSlugs()).toEqual([]);
	await showCohort(editor, 'shown', 2, now);
	await hideCohort(editor, 'shown');
	expect(await publicSlugs()).toEqual([]);
});

test('what is invented stands in public only while nothing real does', () => {
	const over = { startsOn: null, endsOn: '2026-05-01', shownAt: now, illustrative: true };
	expect(standingOf(over, '2027-06-20', false)).toBe('public');
	expect(standingOf(over, '2027-06-20', true)).toBe('left_out');
	expect(standingOf({ ...over, illustrative: false }, '2027-06-20', true)).toBe('public');
	expect(standingOf(over, '2026-05-01', false)).toBe('waiting');
	expect(standingOf({ ...over, shownAt: null }, '2027-06-20', false)).toBe('hidden');
});

test('an edition is public by itself, and no longer once a list is brought to it until somebody shows it', async () => {
	const editor = await anEditor();
	const id = await aCohort('edition', [], { kind: 'edition', subject: 'edition:one' });
	await transaction((tx) => tx.execute(sql`update impact_source set name = '' where cohort_id = ${id}`));
	expect(await publicSlugs()).toEqual(['edition']);
	expect(await codeOf(hideCohort(editor, 'edition'))).toBe('cohort_of_hub');
	expect(await codeOf(correctCohort(editor, 'edition', { ...words, illustrative: false }))).toBe(
		'cohort_of_hub'
	);
	expect(await codeOf(deleteCohort(editor, 'edition', now))).toBe('cohort_of_hub');
	await importPeople(editor, 'edition', list('door', 'female'), now);
	expect(await publicSlugs()).toEqual([]);
	await removeList(editor, 'edition', 'door', now);
	await expect(removeList(editor, 'edition', 'door', now)).rejects.toThrow(NotFound);
	await expect(removeList(editor, 'edition', '', now)).rejects.toThrow(NotFound);
	expect(await publicSlugs()).toEqual(['edition']);
});

test('a cohort is corrected, and shown anew where its people turn out to be invented', async () => {
	const editor = await anEditor();
	await aCohort('mistaken', [{ in: { gender: 'female' }, count: 6 }]);
	const better = { title: { en: 'Better', fr: 'Mieux' }, startsOn: '2026-01-01', endsOn: '2026-01-05' };
	await correctCohort(editor, 'mistaken', { ...better, illustrative: false });
	expect(await openCohort(editor, 'mistaken')).toMatchObject({ ...better, illustrative: false });
	expect((await openCohort(editor, 'mistaken')).shownAt).not.toBeNull();
	await correctCohort(editor, 'mistaken', { ...better, illustrative: true });
	expect(await openCohort(editor, 'mistaken')).toMatchObject({ illustrative: true, shownAt: null });
	const wrong = { ...better, endsOn: '2025-01-01', illustrative: true };
	expect(await codeOf(correctCohort(editor, 'mistaken', wrong))).toBe('ends_before_start');
	await expect(correctCohort(await aPerson(), 'mistaken', { ...better, illustrative: true })).rejects.toThrow(
		NotFound
	);
});

async function aStory(editor: Awaited<ReturnType<typeof anEditor>>, slug: string, cohort: CohortId) {
	const scope = { cohorts: [cohort], waves: [] };
	const story = { slug, organisationId: null, sourceLanguage: 'en', title: slug, scope, illustrative: false };
	await createStory(editor, story, now);
	return openStory(editor, slug);
}

test('a deleted cohort goes from drafts; a release of it keeps what it was called', async () => {
	const [editor, second] = [await anEditor(), await anEditor()];
	const people = [editor, second].map((one) => (one.kind === 'person' ? one.id : ''));
	const [drafted, released] = [await aCohort('drafted', []), await aCohort('released', [])];
	await aStory(editor, 'draft', drafted);
	const told = await aStory(editor, 'told', released);
	await transaction(async (tx) => {
		await tx.execute(sql`insert into story_release (story_id, number, content, verdict, data_version, released_at)
			values (${told.id}, 1, ${JSON.stringify({ scope: { cohorts: [released], waves: [] }, words: {} })}::jsonb,
				'safe', 'v', ${now.toISOString()})`);
		await tx.execute(sql`insert into story_approval (story_id, number, role, person_id, reasons_read, at)
			values (${told.id}, 1, 'asked', ${people[0]}, false, ${now.toISOString()}),
				(${told.id}, 1, 'approved', ${people[1]}, false, ${now.toISOString()})`);
	});
	expect(await usesOfCohort(drafted)).toEqual([
		{ slug: 'draft', title: 'draft', language: 'en', isDraft: true, releases: [] }
	]);
	expect(await usesOfCohort(released)).toMatchObject([{ slug: 'told', isDraft: true, releases: [1] }]);
	await deleteCohort(editor, 'drafted', now);
	await deleteCohort(editor, 'released', now);
	expect(await openStory(editor, 'draft')).toMatchObject({ cohorts: [], revision: 2 });
	await expect(openCohort(editor, 'released')).rejects.toThrow(NotFound);
	expect((await listCohorts()).map(({ slug }) => slug)).not.toContain('released');
	const { rows } = await db.execute(
		sql`select slug from impact_cohort where id in (${drafted}, ${released})`
	);
	expect(rows).toEqual([{ slug: 'released' }]);
});
