import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkEntry } from '#courses/index.server.ts';
import { transaction } from '#platform/index.server.ts';
import { closeIndex, find, listOutdated, openIndex, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEntry } from '../catalogue/builders.server.ts';
import { anEvent } from '../events/builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { anEditor } from '../people/builders.server.ts';
import { anEdition } from '../training/builders.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import type { CohortId } from './cohort.ts';
import { aQuote, aStory, releasedByTwo, words } from './story-builders.server.ts';
import { putStoriesAgain } from './story-document.server.ts';
import { publishedStories, storiesAbout, storySummaries } from './story-summary.server.ts';
import { withdrawStory } from './story-withdrawing.server.ts';
import { putStoryText, textsOfStory } from './story-writing.server.ts';

useDatabase();
beforeAll(openIndex);
afterAll(closeIndex);

const now = new Date('2027-06-02T10:00:00Z');
const later = new Date('2027-06-03T10:00:00Z');

async function found(q: string, filters: Record<string, string> = {}): Promise<string[]> {
	const asked = readQuery(new URLSearchParams({ ...filters, q, kind: 'story' }));
	return (await find(asked, { now, language: 'en' })).hits.map(({ key }) => key);
}

async function write(
	made: Awaited<ReturnType<typeof aStory>>,
	language: string,
	given: Parameters<typeof words>[0]
) {
	const texts = await textsOfStory(made.story.id);
	const of = (code: string) => texts.find((text) => text.language === code)?.revision ?? 0;
	const seen = { revision: of(language), sourceRevision: language === 'en' ? null : of('en') };
	await putStoryText(made.editor, made.slug, language, words(given), seen, now);
}

const scopeOf = (...cohorts: CohortId[]) => ({ cohorts, waves: [] });

test('a draft is found by nobody; what was released by its title and its words, in each of its languages', async () => {
	const made = await aStory();
	await write(made, 'en', { title: 'Kiosks', body: 'They repaired bicycles.' });
	await write(made, 'es', { title: 'Quioscos', body: 'Repararon bicicletas.' });
	const key = `story:${made.story.id}`;
	expect(await found('bicycles')).toEqual([]);
	await releasedByTwo(made, now);
	for (const q of ['kiosks', 'bicycles', 'quioscos', 'bicicletas']) expect(await found(q), q).toEqual([key]);
	expect(await found('bicycles', { language: 'es' })).toEqual([key]);

	await write(made, 'en', { title: 'Kiosks', body: 'They repaired wheelchairs.' });
	expect(await found('wheelchairs')).toEqual([]);
	// The Spanish one is behind by now, and nobody takes it along.
	await releasedByTwo(made, later);
	expect(await found('wheelchairs')).toEqual([key]);
	for (const q of ['bicycles', 'bicicletas', 'quioscos']) expect(await found(q), q).toEqual([]);
	expect(await found('wheelchairs', { language: 'es' })).toEqual([]);

	await withdrawStory(made.editor, made.slug, 'The numbers were wrong.', later);
	expect(await found('wheelchairs')).toEqual([]);
	await putStoriesAgain([made.story.id]);
	expect(await found('wheelchairs')).toEqual([]);
	expect(await storySummaries([made.story.id], 'en')).toEqual([]);
	expect(await publishedStories()).toEqual([]);
});

test('the end of a long text is found, and what somebody else said is not', async () => {
	const made = await aStory();
	const quote = await aQuote(made, 'He plantado albahaca.');
	const long = `## Part\n\n${'They went on. '.repeat(1_500)}`;
	await write(made, 'en', { body: `{{quote:${quote}}}\n\n${long}\n\n## Last\n\nA lighthouse.` });
	await releasedByTwo(made, now);
	expect(await found('lighthouse')).toEqual([`story:${made.story.id}`]);
	expect(await found('albahaca')).toEqual([]);
});

test('it is found by what its course and its event are about, and told on their pages, newest first', async () => {
	const provider = await anOrganisation({ name: 'Institute of Fords' });
	const entry = await anEntry({ kind: 'course', topics: ['remittances'], providers: [provider.id] });
	const edition = await anEdition();
	await linkEntry(await anEditor(), edition.courseId, entry.slug);
	const school = await anEvent({ topics: ['diaspora-engagement'], countries: ['MX'] });
	const ofEdition = `edition:${edition.id}`;
	const ofEvent = `event:${school.id}`;
	const at = { startsOn: '2026-02-01', endsOn: '2026-03-01' };
	const first = await aCohort('edition-one', [], { kind: 'edition', subject: ofEdition, ...at });
	const second = await aCohort('school-one', [], {
		kind: 'event',
		subject: ofEvent,
		title: { en: 'School' }
	});
	expect(await storiesAbout([ofEdition, ofEvent], 'en', now)).toEqual([]);

	const both = await aStory({ title: 'Of both', scope: scopeOf(first, second) });
	const alone = await aStory({ title: 'Of the school', scope: scopeOf(second) });
	await releasedByTwo(both, now);
	await releasedByTwo(alone, later);
	const titles = async (...subjects: string[]) =>
		(await storiesAbout(subjects, 'fr', now)).map(({ title }) => title.text);
	expect(await titles(ofEdition)).toEqual(['Of both']);
	expect(await titles(ofEvent, ofEdition)).toEqual(['Of the school', 'Of both']);
	const key = `story:${both.story.id}`;
	for (const [facet, value] of Object.entries({ topic: 'remittances', provider: provider.slug }))
		expect(await found('', { [facet]: value }), facet).toEqual([key]);
	expect((await found('', { topic: 'diaspora-engagement', country: 'MX' })).sort()).toEqual(
		[key, `story:${alone.story.id}`].sort()
	);
	expect(await found('school')).toContain(key);
	const [summary] = await storySummaries([both.story.id], 'fr');
	expect(summary).toMatchObject({
		title: { text: 'Of both', language: 'en' },
		languages: ['en'],
		releasedAt: now,
		held: [
			{ slug: 'edition-one', subject: ofEdition, startsOn: '2026-02-01' },
			{ slug: 'school-one', subject: ofEvent }
		]
	});

	await withdrawStory(alone.editor, alone.slug, 'Why not.', later);
	expect(await titles(ofEvent)).toEqual(['Of both']);
});

test('a hub of before names what it released, and its owner puts it', async () => {
	const [told, draft] = [await aStory({ body: 'They dredged.' }), await aStory({ body: 'They dredged.' })];
	await releasedByTwo(told, now);
	const keys = [told, draft].map(({ story }) => `story:${story.id}`);
	await transaction(async (tx) => {
		await tx.execute(sql`delete from search_document where key like 'story:%'`);
		for (const key of keys)
			await tx.execute(sql`insert into search_document (key, analysers) values (${key}, 0)`);
	});
	expect((await listOutdated(10)).sort()).toEqual([...keys].sort());
	await putStoriesAgain([told.story.id, draft.story.id]);
	expect(await listOutdated(10)).toEqual([]);
	expect(await found('dredged')).toEqual([keys[0]]);
});
