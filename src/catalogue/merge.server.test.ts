import { inArray, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { transaction } from '#platform/index.server.ts';
import { closeIndex, emptyQuery, find } from '#search/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEditor, anEntry } from './builders.server.ts';
import { loadFacts } from './facts.server.ts';
import {
	countDeparture,
	departureNumbers,
	findEntry,
	findForEdit,
	history,
	mergeEntries
} from './index.server.ts';
import { entry } from './tables.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-21T10:00:00Z');
const editor = anEditor();

async function aPair() {
	const provider = await anOrganisation();
	const keep = await anEntry({ title: 'Kept handbook', duration: '2 days', providers: [provider.id] });
	const duplicate = await anEntry({ title: 'Doubled handbook', duration: '3 days', place: 'Quito' });
	const { input } = await findForEdit(editor, keep.id);
	const merge = {
		keep: { id: keep.id, revision: 1 },
		duplicate: { id: duplicate.id, revision: 1 },
		chosen: {
			...input,
			texts: { en: { title: 'Doubled handbook', abstract: null } },
			duration: '3 days',
			topics: ['remittances']
		}
	};
	return { provider, keep, duplicate, merge };
}

test('a merge with choices is one change: the entry says what was chosen', async () => {
	const { keep, duplicate, merge } = await aPair();
	expect(await mergeEntries(editor, merge, now)).toMatchObject({ slug: keep.slug, revision: 2 });
	const page = await findEntry(visitor, duplicate.slug, 'en', now);
	expect([page.slug, page.title.text, page.duration, page.place, page.topics]).toEqual([
		keep.slug,
		'Doubled handbook',
		'3 days',
		null,
		['remittances']
	]);
	const [line] = await history(editor, keep.id);
	expect([line?.act, line?.reason, line?.fields['duration']]).toEqual([
		'merge',
		duplicate.slug,
		['2 days', '3 days']
	]);
});

test('a fault in the middle of a merge leaves both records, their departures and the search as they were', async () => {
	const { provider, keep, duplicate, merge } = await aPair();
	await countDeparture(duplicate.slug, '2026-11-20');
	const state = async () => ({
		entries: await loadFacts(inArray(entry.id, [keep.id, duplicate.id])),
		changes: [(await history(editor, keep.id)).length, (await history(editor, duplicate.id)).length],
		sent: (await departureNumbers(editor, provider.id, '2026-01-01')).total,
		found: (await find({ ...emptyQuery(), text: 'handbook' }, { now, language: 'en' })).hits
			.map(({ key }) => key)
			.sort()
	});
	const before = await state();
	// The duplicate is retired by then; the entry that stays cannot be written.
	await transaction(async (tx) => {
		await tx.execute(sql`create function break() returns trigger language plpgsql as
			$$ begin raise exception 'the disk is full'; end $$`);
		await tx.execute(
			sql.raw(
				`create trigger break before update on entry for each row when (new.id = '${keep.id}') execute function break()`
			)
		);
	});
	await expect(mergeEntries(editor, merge, now)).rejects.toThrow();
	expect(await state()).toEqual(before);
	await transaction((tx) => tx.execute(sql`drop trigger break on entry`));
	// What was chosen names somebody unknown: refused as a whole, too.
	const chosen = { ...merge.chosen, providers: ['nobody'] };
	await expect(mergeEntries(editor, { ...merge, chosen }, now)).rejects.toThrow('unknown_organisation');
	expect(await state()).toEqual(before);
	expect(await mergeEntries(editor, merge, now)).toMatchObject({ revision: 2 });
});
