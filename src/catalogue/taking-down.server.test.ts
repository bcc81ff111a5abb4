import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { Forbidden, Gone, NotFound, Refusal } from '#platform/index.ts';
import { closeIndex, emptyQuery, find } from '#search/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, aPerson, anEditor, anEntry } from './builders.server.ts';
import { deskNumbers, findEntry, history, restoreEntry, retireEntry } from './index.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-22T10:00:00Z');

test('a provider takes its record down at once, with a reason, and the editors are told', async () => {
	const [own, other] = [await anOrganisation(), await anOrganisation()];
	const entry = await anEntry({ title: 'Ledgers of the orchard', providers: [own.id] });
	const provider = aContributor(own.id);
	const found = async () =>
		(await find({ ...emptyQuery(), text: 'orchard' }, { now, language: 'en' })).hits.map(({ key }) => key);
	expect(await found()).toEqual([`entry:${entry.id}`]);

	for (const stranger of [aContributor(other.id), aPerson()])
		await expect(retireEntry(stranger, entry.id, 1, 'Not mine', now)).rejects.toThrow(Forbidden);
	await expect(retireEntry(provider, entry.id, 1, ' ', now)).rejects.toThrow(Refusal);
	const { revision } = await retireEntry(provider, entry.id, 1, 'We hold the rights no more.', now);

	expect(await found()).toEqual([]);
	await expect(findEntry(visitor, entry.slug, 'en', now)).rejects.toThrow(Gone);
	expect((await history(provider, entry.id))[0]).toMatchObject({
		act: 'take_down',
		personId: provider.id,
		reason: 'We hold the rights no more.'
	});
	const editor = anEditor();
	expect((await deskNumbers(editor, now)).takenDown).toBe(1);
	// It is the editors who put it back; then there is nothing more to tell.
	await expect(restoreEntry(provider, entry.id, revision, now)).rejects.toThrow(Forbidden);
	await restoreEntry(editor, entry.id, revision, now);
	expect([(await deskNumbers(editor, now)).takenDown, await found()]).toEqual([0, [`entry:${entry.id}`]]);
	await expect(findEntry(visitor, 'no-such-entry', 'en', now)).rejects.toThrow(NotFound);
});
