import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { closeIndex, emptyQuery, find } from '#search/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, aPerson, anEditor, anEntry, anInput, anOffering } from './builders.server.ts';
import {
	addEntry,
	addOffering,
	cancelEvent,
	cancelOffering,
	confirmEntry,
	correctEntry,
	countDeparture,
	departureNumbers,
	departuresSince,
	findEntry,
	findForEdit,
	history,
	mergeEntries,
	proposeEntry,
	publishEntry,
	rejectEntry,
	reopenEntry,
	retireEntry,
	summaries,
	translateEntry
} from './index.server.ts';
import { departure } from './tables.server.ts';
import { Tombstone } from './tombstone.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-21T10:00:00Z');
const editor = anEditor();

async function refusal(promise: Promise<unknown>): Promise<string> {
	const error = await promise.then(
		() => null,
		(thrown: unknown) => thrown
	);
	if (error instanceof Refusal) return error.code;
	throw error ?? new Error('nothing was refused');
}

async function found(text: string): Promise<string[]> {
	const result = await find({ ...emptyQuery(), text }, { now, language: 'en' });
	return result.hits.map((hit) => hit.key);
}

test('an entry goes from draft to published and into the search, and every step is in its history', async () => {
	const iom = await anOrganisation({ slug: 'iom' });
	const contributor = aContributor(iom.id);
	const draft = await addEntry(
		contributor,
		anInput({ providers: ['iom'], texts: { en: { title: 'Zanzibar handbook' } } }),
		{ now }
	);
	expect(draft).toMatchObject({ slug: 'zanzibar-handbook', state: 'draft', revision: 1 });
	await expect(findEntry(visitor, draft.slug, 'en', now)).rejects.toThrow(NotFound);
	const proposed = await proposeEntry(contributor, draft.id, 1, now);
	expect(proposed).toMatchObject({ state: 'in_review', revision: 2 });
	await expect(publishEntry(contributor, draft.id, 2, now)).rejects.toThrow(Forbidden);
	expect(await found('zanzibar')).toEqual([]);
	const published = await confirmEntry(editor, draft.id, 2, now);
	expect(published).toMatchObject({ state: 'published', revision: 3 });
	expect(await found('zanzibar')).toEqual([`entry:${draft.id}`]);
	const page = await findEntry(visitor, draft.slug, 'en', now);
	expect(page.provenance).toMatchObject({
		confirmedOn: '2026-11-21',
		evidence: 'checked-by-editor',
		freshness: 'fresh'
	});
	expect((await summaries([draft.id], 'en', now)).map((one) => one.slug)).toEqual(['zanzibar-handbook']);
	const lines = await history(contributor, draft.id);
	expect(lines.map(({ act, personId, revision }) => [act, personId, revision])).toEqual([
		['confirm', editor.id, 3],
		['propose', contributor.id, 2],
		['add', contributor.id, 1]
	]);
	expect(lines[1]?.fields).toEqual({ state: ['draft', 'in_review'] });
	// What is public stays theirs to correct.
	const corrected = await correctEntry(contributor, draft.id, 3, anInput({ providers: ['iom'] }), now);
	expect([corrected.state, corrected.revision]).toEqual(['published', 4]);
});

test('of two who edit the same version one is told, and the other loses nothing', async () => {
	const entry = await anEntry();
	const { input } = await findForEdit(editor, entry.id);
	const edits = [{ place: null, note: 'first' }, { note: 'second' }].map((change, i) =>
		correctEntry(aPerson([{ role: 'editor' }], `editor-${i}`), entry.id, 1, { ...input, ...change }, now)
	);
	const results = await Promise.allSettled(edits);
	const kept = results.findIndex((result) => result.status === 'fulfilled');
	const refused = results.find((result) => result.status === 'rejected');
	expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
	expect(refused?.reason).toBeInstanceOf(Refusal);
	expect(refused?.reason).toMatchObject({
		code: 'changed_meanwhile',
		details: { revision: 2, personId: `editor-${kept}`, at: now.toISOString() }
	});
	const after = await findForEdit(editor, entry.id);
	expect([after.revision, after.input.note]).toEqual([2, ['first', 'second'][kept]]);
	expect((await history(editor, entry.id))[0]?.fields).toEqual({ note: [null, ['first', 'second'][kept]] });
});

test('saving what is there already makes no new revision', async () => {
	const entry = await anEntry();
	const { input } = await findForEdit(editor, entry.id);
	expect(await correctEntry(editor, entry.id, 1, input, now)).toMatchObject({ revision: 1 });
	expect(await history(editor, entry.id)).toHaveLength(1);
});

test('what one may not see is not found; what one may see and not change is forbidden', async () => {
	const draft = await anEntry({ state: 'draft' });
	const published = await anEntry();
	await expect(findForEdit(aPerson(), draft.id)).rejects.toThrow(NotFound);
	// At the desk one finds what one works on, though the public sees more.
	await expect(findForEdit(aPerson(), published.id)).rejects.toThrow(NotFound);
	await expect(history(aPerson(), published.id)).rejects.toThrow(NotFound);
	await expect(
		translateEntry(visitor, draft.id, 1, { language: 'es', title: 'Título', abstract: null })
	).rejects.toThrow(NotFound);
	await expect(retireEntry(aPerson(), published.id, 1, 'no')).rejects.toThrow(Forbidden);
	await expect(addEntry(aPerson(), anInput())).rejects.toThrow(Forbidden);
});

test('a contributor cannot give an entry away', async () => {
	const own = await anOrganisation({ slug: 'own' });
	await anOrganisation({ slug: 'other' });
	const entry = await anEntry({ state: 'draft', providers: [own.id] });
	const contributor = aContributor(own.id);
	expect(await refusal(correctEntry(contributor, entry.id, 1, anInput({ providers: ['other'] }), now))).toBe(
		'own_organisation_needed'
	);
	expect(await refusal(correctEntry(contributor, entry.id, 1, anInput({ providers: ['nobody'] }), now))).toBe(
		'unknown_organisation'
	);
});

test('a translation is out of date once its original changed', async () => {
	const entry = await anEntry({ title: 'Fair recruitment' });
	await translateEntry(
		editor,
		entry.id,
		1,
		{ language: 'es', title: 'Contratación equitativa', abstract: null },
		now
	);
	const page = await findEntry(visitor, entry.slug, 'es', now);
	expect(page.title).toEqual({ text: 'Contratación equitativa', language: 'es', isTranslation: true });
	expect(await found('contratación')).toEqual([`entry:${entry.id}`]);
	const { input } = await findForEdit(editor, entry.id);
	const texts = { ...input.texts, en: { title: 'Fair recruitment today', abstract: null } };
	await correctEntry(editor, entry.id, 2, { ...input, texts }, now);
	const later = await findEntry(visitor, entry.slug, 'es', now);
	expect(later.texts.map(({ language, isOutdated }) => [language, isOutdated])).toEqual([
		['en', false],
		['es', true]
	]);
	const bad = (given: { language?: string; title?: string; abstract?: string }) =>
		refusal(
			translateEntry(editor, entry.id, 3, { language: 'fr', title: 'Titre', abstract: null, ...given }, now)
		);
	expect(await bad({ language: 'xx' })).toBe('unknown_language');
	expect(await bad({ title: 'x'.repeat(501) })).toBe('too_long');
	expect(await bad({ title: '\u0000', abstract: 'Résumé' })).toBe('title_required');
	expect(
		await refusal(translateEntry(editor, entry.id, 3, { language: 'en', title: 'x', abstract: null }, now))
	).toBe('original_is_corrected');
});

test('a retired entry leaves the search and a tombstone; a rejected one was never public', async () => {
	const entry = await anEntry({ title: 'Quixotic atlas' });
	expect(await found('quixotic')).toHaveLength(1);
	expect(await refusal(retireEntry(editor, entry.id, 1, '  ', now))).toBe('reason_needed');
	await retireEntry(editor, entry.id, 1, 'The provider took it down.', now);
	expect(await found('quixotic')).toEqual([]);
	expect(await summaries([entry.id], 'en', now)).toEqual([]);
	const gone: unknown = await findEntry(visitor, entry.slug, 'en', now).catch((error: unknown) => error);
	expect(gone).toBeInstanceOf(Tombstone);
	expect((gone as Tombstone).facts).toMatchObject({
		reason: 'The provider took it down.',
		title: { text: 'Quixotic atlas' },
		retiredAt: now
	});
	const waiting = await anEntry({ state: 'in_review' });
	await rejectEntry(editor, waiting.id, 1, 'Not about migration.', now);
	await expect(findEntry(visitor, waiting.slug, 'en', now)).rejects.toThrow(NotFound);
	expect(await findEntry(editor, waiting.slug, 'en', now)).toMatchObject({ state: 'retired' });
	expect(await reopenEntry(editor, entry.id, 2, now)).toMatchObject({ state: 'in_review', revision: 3 });
	await expect(findEntry(visitor, entry.slug, 'en', now)).rejects.toThrow(NotFound);
	expect(await refusal(retireEntry(editor, entry.id, 3, 'again', now))).toBe('not_published');
});

test('a merged duplicate leads to the entry that was kept, which knows what both knew', async () => {
	const [one, two] = [await anOrganisation(), await anOrganisation()];
	const keep = await anEntry({ providers: [one.id], languages: ['en'], topics: ['remittances'] });
	const duplicate = await anEntry({
		providers: [two.id],
		languages: ['fr'],
		titleLanguage: 'fr',
		title: 'Rapport',
		doi: '10.1/x',
		topics: ['gender']
	});
	await countDeparture(keep.slug, '2026-11-20');
	await countDeparture(duplicate.slug, '2026-11-20');
	const merge = { keep: { id: keep.id, revision: 1 }, duplicate: { id: duplicate.id, revision: 1 } };
	expect(await mergeEntries(editor, merge, now)).toMatchObject({
		slug: keep.slug,
		state: 'published',
		revision: 2
	});
	const page = await findEntry(visitor, duplicate.slug, 'fr', now);
	expect(page).toMatchObject({
		slug: keep.slug,
		doi: '10.1/x',
		languages: ['en', 'fr'],
		topics: ['remittances', 'gender']
	});
	expect(page.title).toEqual({ text: 'Rapport', language: 'fr', isTranslation: true });
	expect(page.providers.map((each) => each.slug)).toEqual([one.slug, two.slug]);
	expect(await db.select().from(departure).where(eq(departure.entryId, keep.id))).toEqual([
		{ entryId: keep.id, day: '2026-11-20', count: 2 }
	]);
	expect((await departureNumbers(aContributor(one.id), one.id, '2026-01-01')).total).toBe(2);
	await expect(departureNumbers(aPerson(), one.id, '2026-01-01')).rejects.toThrow(Forbidden);
	expect(await departuresSince(one.id, '2026-01-01')).toBe(2);
	expect(await refusal(reopenEntry(editor, duplicate.id, 2, now))).toBe('merged_stays_merged');
	// A third that is merged into the kept one's successor still leads on.
	const better = await anEntry();
	await mergeEntries(
		editor,
		{ keep: { id: better.id, revision: 1 }, duplicate: { id: keep.id, revision: 2 } },
		now
	);
	expect((await findEntry(visitor, duplicate.slug, 'en', now)).slug).toBe(better.slug);
});

test('a public entry is not merged into one that is not public, nor a course into an event', async () => {
	const [published, waiting, course] = [
		await anEntry(),
		await anEntry({ state: 'in_review' }),
		await anEntry({ kind: 'course' })
	];
	const merge = (keep: { id: typeof published.id }, duplicate: { id: typeof published.id }) =>
		mergeEntries(
			editor,
			{ keep: { id: keep.id, revision: 1 }, duplicate: { id: duplicate.id, revision: 1 } },
			now
		);
	expect(await refusal(merge(waiting, published))).toBe('merge_into_unpublished');
	expect(await refusal(merge(published, course))).toBe('merge_of_kinds');
	expect(await refusal(merge(published, published))).toBe('merge_with_itself');
});

test('runs of a course are added and called off; an event is called off and says so', async () => {
	const course = await anEntry({
		kind: 'course',
		offerings: [anOffering({ startsOn: '2026-12-01', endsOn: '2026-12-03' })]
	});
	const {
		id: _,
		cancelledAt: __,
		...run
	} = anOffering({ startsOn: '2027-05-01', endsOn: '2027-05-02', place: 'Dakar' });
	const added = await addOffering(editor, course.id, 1, run, now);
	expect((await findEntry(visitor, course.slug, 'en', now)).startsOn).toBe('2026-12-01');
	const [first] = course.offerings;
	if (!first) throw new Error('no run');
	await cancelOffering(editor, first.id, added.revision, now);
	const page = await findEntry(visitor, course.slug, 'en', now);
	expect(page).toMatchObject({ startsOn: '2027-05-01', place: 'Dakar', cancelled: false });
	expect(page.offerings.map(({ startsOn, cancelledAt }) => [startsOn, cancelledAt])).toEqual([
		['2026-12-01', now],
		['2027-05-01', null]
	]);
	const event = await anEntry({ kind: 'event', startsOn: '2027-01-10', datePrecision: 'day' });
	await cancelEvent(editor, event.id, 1, now);
	expect(await findEntry(visitor, event.slug, 'en', now)).toMatchObject({
		cancelled: true,
		startsOn: '2027-01-10'
	});
	expect(await refusal(cancelEvent(editor, course.id, 3, now))).toBe('only_events_are_cancelled');
});
