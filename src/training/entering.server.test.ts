import { afterAll, expect, test } from 'vitest';
import { findEntry } from '#catalogue/index.server.ts';
import { courseFacts } from '#courses/index.server.ts';
import { system, visitor } from '#people/index.ts';
import { closeIndex, emptyQuery, find } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aVersion } from './builders.server.ts';
import type { EditionInput } from './edition-input.ts';
import { createEdition, publishEdition } from './edition-writing.server.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-01-10T10:00:00Z');
const team = system('test');

test('a course without a page in the catalogue gets one when its first edition is published, and is found there', async () => {
	const { id, courseId } = await aVersion();
	const input: EditionInput = {
		versionId: id,
		languages: ['en', 'ar'],
		zone: 'Europe/Zurich',
		startsOn: '2027-02-01',
		endsOn: '2027-03-12',
		enrolFrom: null,
		enrolUntil: null,
		admission: 'open',
		seats: null,
		hours: 12,
		rules: { participation: { lessons: { share: 0.5 } }, completion: { lessons: { share: 1 } } },
		illustrative: false,
		blindMarking: true,
		notes: {}
	};
	const publish = async (slug: string) => {
		const { revision } = await createEdition(team, courseId, slug, input, now);
		await publishEdition(team, slug, revision, now);
		return (await courseFacts(courseId)).entrySlug ?? '';
	};
	const slug = await publish('one-2027');
	const entry = await findEntry(visitor, slug, 'en', now);
	expect([entry.state, entry.title.text, entry.languages.toSorted()]).toEqual([
		'published',
		'Finance',
		['ar', 'en']
	]);
	const { hits } = await find({ ...emptyQuery(), text: '"التمويل"' }, { now, language: 'ar' });
	expect(hits.map(({ key }) => key)).toEqual([`entry:${entry.id}`]);

	expect(await publish('two-2027')).toBe(slug);
	const { offerings } = await findEntry(visitor, slug, 'en', now);
	expect(offerings.map(({ taughtHere }) => taughtHere).sort()).toEqual(['one-2027', 'two-2027']);
});
