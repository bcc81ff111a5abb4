import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { Forbidden, newId, NotFound } from '#platform/index.ts';
import { closeIndex, emptyQuery, find } from '#search/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anEditor, anEntry, anInput } from './builders.server.ts';
import type { EntryId } from './entry.ts';
import { loadFacts } from './facts.server.ts';
import {
	addEntry,
	confirmEntries,
	confirmEntry,
	correctEntry,
	findEntry,
	findForEdit,
	history,
	mergeEntries,
	proposeEntry,
	rejectEntry,
	reopenEntry,
	restoreEntry,
	retireEntry,
	reviewQueue
} from './index.server.ts';
import { entry } from './tables.server.ts';
import { Tombstone } from './tombstone.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-21T10:00:00Z');
const later = new Date('2026-11-21T10:05:00Z');
const editor = anEditor();
const unknown = newId<'Entry'>();

async function factsOf(id: EntryId) {
	const [facts] = await loadFacts(eq(entry.id, id));
	if (!facts) throw new Error('no entry');
	const { revision: _, updatedAt: __, ...rest } = facts;
	return rest;
}

async function found(text: string): Promise<string[]> {
	const result = await find({ ...emptyQuery(), text }, { now, language: 'en' });
	return result.hits.map((hit) => hit.key);
}

test('a retirement taken back leaves the entry as it was: public, in the search, without a tombstone', async () => {
	const made = await anEntry({ title: 'Palimpsest of routes', confirmedOn: '2026-10-01' });
	const before = await factsOf(made.id);
	await retireEntry(editor, made.id, 1, 'A mistake.', now);
	await expect(findEntry(visitor, made.slug, 'en', now)).rejects.toThrow(Tombstone);
	expect(await found('palimpsest')).toEqual([]);
	expect(await restoreEntry(editor, made.id, 2, later)).toMatchObject({ state: 'published', revision: 3 });
	expect(await factsOf(made.id)).toEqual(before);
	expect(await found('palimpsest')).toEqual([`entry:${made.id}`]);
	expect((await findEntry(visitor, made.slug, 'en', now)).title.text).toBe('Palimpsest of routes');
	expect((await history(editor, made.id)).map(({ act }) => act)).toEqual(['restore', 'retire', 'add']);
});

test('a rejection taken back gives the old place in the queue, or the draft it was', async () => {
	const first = new Date('2026-11-01T08:00:00Z');
	const own = await anOrganisation();
	const contributor = aContributor(own.id);
	const draft = await addEntry(contributor, anInput({ providers: [own.slug] }), { now: first });
	await proposeEntry(contributor, draft.id, 1, first);
	await anEntry({ state: 'in_review', createdAt: new Date('2026-11-02T08:00:00Z') });
	await rejectEntry(editor, draft.id, 2, 'Too early.', now);
	expect(await restoreEntry(editor, draft.id, 3, later)).toMatchObject({ state: 'in_review' });
	const { lines } = await reviewQueue(editor, {}, 'en', now);
	expect([lines[0]?.id, lines[0]?.inReviewSince]).toEqual([draft.id, first]);
	const imported = await anEntry({ state: 'in_review', createdAt: first });
	await rejectEntry(editor, imported.id, 1, 'No.', now);
	await restoreEntry(editor, imported.id, 2, later);
	expect((await factsOf(imported.id)).inReviewSince).toEqual(first);
	const unfinished = await anEntry({ state: 'draft' });
	await rejectEntry(editor, unfinished.id, 1, 'Empty.', now);
	expect(await restoreEntry(editor, unfinished.id, 2, later)).toMatchObject({ state: 'draft' });
});

test('what was public once, reopened and rejected does not become public by taking the rejection back', async () => {
	const made = await anEntry();
	await retireEntry(editor, made.id, 1, 'Gone.', now);
	await reopenEntry(editor, made.id, 2, now);
	await rejectEntry(editor, made.id, 3, 'Gone indeed.', now);
	expect(await restoreEntry(editor, made.id, 4, later)).toMatchObject({ state: 'in_review' });
});

test('only who may everything takes a retirement back, and never a merge', async () => {
	const own = await anOrganisation();
	const made = await anEntry({ providers: [own.id] });
	await expect(restoreEntry(editor, made.id, 1, now)).rejects.toThrow('not_retired');
	await retireEntry(editor, made.id, 1, 'Gone.', now);
	await expect(restoreEntry(aContributor(own.id), made.id, 2, now)).rejects.toThrow(Forbidden);
	await expect(restoreEntry(visitor, made.id, 2, now)).rejects.toThrow(NotFound);
	await expect(restoreEntry(editor, made.id, 1, now)).rejects.toThrow('changed_meanwhile');
	const [keep, duplicate] = [await anEntry(), await anEntry()];
	await mergeEntries(
		editor,
		{ keep: { id: keep.id, revision: 1 }, duplicate: { id: duplicate.id, revision: 1 } },
		now
	);
	await expect(restoreEntry(editor, duplicate.id, 2, now)).rejects.toThrow('merged_stays_merged');
	expect((await findForEdit(editor, duplicate.id)).allowed).not.toContain('restore');
});

test('several are confirmed one by one: what somebody changed meanwhile holds up nothing and stays', async () => {
	const made = [];
	for (let i = 0; i < 4; i++) made.push(await anEntry({ state: 'in_review' }));
	const ids = made.map(({ id }) => id);
	const [, changed = unknown, decided = unknown] = ids;
	const { input } = await findForEdit(editor, changed);
	await correctEntry(editor, changed, 1, { ...input, note: 'Look again.' }, now);
	await confirmEntry(editor, decided, 1, now);
	const seen = ids.map((id) => ({ id, revision: id === decided ? 2 : 1 }));
	expect(await confirmEntries(editor, [...seen, { id: unknown, revision: 1 }], later)).toEqual({
		confirmed: ids.filter((id) => id !== changed),
		refused: [
			{ id: changed, code: 'changed_meanwhile' },
			{ id: unknown, code: 'not_here' }
		]
	});
	const rows = await loadFacts(eq(entry.id, changed));
	expect(rows[0]).toMatchObject({ state: 'in_review', revision: 2 });
	await expect(confirmEntries(aContributor(unknown), seen, later)).rejects.toThrow(Forbidden);
});
