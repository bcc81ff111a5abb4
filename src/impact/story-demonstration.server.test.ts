import { expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { loadReadyQuestionnaires } from '#surveys/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { lintStory } from './story-lint.ts';
import { listStories, readStory } from './story-reading.server.ts';
import { lastReleased } from './story-releasing.server.ts';
import { openStory } from './story.server.ts';
import { loadImpactDemonstration } from './story-demonstration.server.ts';

useDatabase();
const now = new Date('2026-11-22T10:00:00Z');
const slug = 'what-became-of-what-they-learned';

test('the illustrative story is released in two languages with the same numbers, and the linter says nothing', async () => {
	await loadReadyQuestionnaires(now);
	await loadImpactDemonstration(now);
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
