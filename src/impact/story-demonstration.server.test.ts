import { expect, test } from 'vitest';
import { and, isNotNull, isNull } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { loadReadyQuestionnaires } from '#surveys/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { storyAuditRow } from './story-audit-tables.server.ts';
import { lintStory } from './story-lint.ts';
import { listStories, readStory } from './story-reading.server.ts';
import { lastReleased } from './story-releasing.server.ts';
import { openStory } from './story.server.ts';
import { loadImpactDemonstration } from './story-demonstration.server.ts';

useDatabase();
const now = new Date('2026-11-22T10:00:00Z');
const slug = 'what-became-of-what-they-learned';

test('another process that begins to look at the story meanwhile hinders nothing', async () => {
	await loadReadyQuestionnaires(now);
	let done = false;
	const loaded = loadImpactDemonstration(now).finally(() => (done = true));
	// As a worker of a hub that started at the same moment: what was begun here is now another's, and open.
	let taken: unknown[] = [];
	while (!done && taken.length === 0)
		taken = await transaction((tx) =>
			tx
				.update(storyAuditRow)
				.set({ id: newId() as string })
				.where(and(isNotNull(storyAuditRow.hash), isNull(storyAuditRow.endedAt)))
				.returning({ id: storyAuditRow.id })
		);
	await loaded;
	expect(taken).toHaveLength(1);
	expect(await listStories('en')).toHaveLength(1);
});

test('the illustrative story is released in two languages with the same numbers, and the linter says nothing', async () => {
	await loadImpactDemonstration(now);
	expect(await listStories('en')).toHaveLength(1);
	const [english, spanish] = await Promise.all([readStory(slug, 'en'), readStory(slug, 'es')]);
	expect(spanish.facts).toEqual(english.facts);
	expect(english).toMatchObject({ illustrative: true, newerData: false, languages: ['en', 'es'] });
	expect(Object.values(english.quotes)).toHaveLength(2);
	expect(Object.values(english.interviews).map(({ chosen }) => chosen)).toEqual([
		'most_significant_change',
		'non_application'
	]);
	expect(Object.values(english.facts).filter(({ state }) => state === 'no_answer')).toEqual([]);
	const { id } = await openStory(system('test'), slug);
	const { content } = (await lastReleased(id))!;
	expect(lintStory(content.words, content.facts)).toEqual([]);
	expect(content.audit.verdict).not.toBe('blocked');
});
