import { asc, eq } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { storyAudit, type StoryAudit } from './story-disclosure.ts';
import { auditOf, factsFor } from './story-facts.server.ts';
import type { StoryNow } from './story-freezing.server.ts';
import { storyRelease } from './story-tables.server.ts';
import type { StoryId } from './story.ts';

/**
 * Everything that a draft tells and its releases ever told, attacked together. What an earlier release told is taken as it
 * is now: with its old numbers beside the new ones no people would fit both. How far it changed is looked at apart.
 */
export async function auditOfStory(id: StoryId, content: StoryNow, now: Date): Promise<StoryAudit> {
	const before = (
		await db
			.select({ number: storyRelease.number, content: storyRelease.content })
			.from(storyRelease)
			.where(eq(storyRelease.storyId, id))
			.orderBy(asc(storyRelease.number))
	).map(({ number, content: { facts } }) => ({ number, facts }));
	const told = new Set(Object.keys(content.facts));
	const earlier = [...new Set(before.flatMap(({ facts }) => Object.keys(facts)))].filter(
		(key) => !told.has(key)
	);
	const facts = { ...content.facts, ...(await factsFor(content.scope, earlier, now)) };
	const audited = await auditOf(
		content.scope,
		Object.values(facts).flatMap((fact) => fact.told)
	);
	return storyAudit(audited, facts, before);
}
