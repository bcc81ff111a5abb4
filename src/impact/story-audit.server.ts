import { asc, eq } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { hashOf } from './data-version.server.ts';
import type { Fact, FactKey } from './fact.ts';
import { storyAudit, type StoryAudit } from './story-disclosure.ts';
import { auditOf } from './fact-audit.server.ts';
import { factsFor } from './fact.server.ts';
import type { StoryNow } from './story-freezing.server.ts';
import { storyRelease } from './story-tables.server.ts';
import { toldBeside } from './story-beside.server.ts';
import { differencesOf, type ToldThere } from './story-beside.ts';
import type { StoryId } from './story.ts';

/** Everything that a draft tells and its releases ever told. `hash`: the same is told, so that the verdict is the same. */
export type ToldByStory = {
	hash: string;
	scope: StoryNow['scope'];
	facts: Record<FactKey, Fact>;
	before: { number: number; facts: Record<FactKey, Fact> }[];
	/** What everybody can read beside it. */
	beside: ToldThere[];
};

/**
 * What an earlier release told is taken as it is now: with its old numbers beside the new ones no people would fit both. How
 * far it changed is looked at apart.
 */
export async function toldByStory(id: StoryId, content: StoryNow, now: Date): Promise<ToldByStory> {
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
	const { scope, dataVersion } = content;
	const facts = { ...content.facts, ...(await factsFor(scope, earlier, now)) };
	const numbers = (of: Readonly<Record<FactKey, Fact>>): unknown =>
		Object.values(of)
			.map(
				({ key, query, state, verdict, n, told: tells }) => [key, query, state, verdict, n, tells] as const
			)
			.sort(([a], [b]) => (a < b ? -1 : 1));
	const counted = before.map(({ number, facts: then }) => [
		number,
		Object.values(then)
			.map(({ key, n }) => [key, n] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1))
	]);
	const beside = await toldBeside(id, { scope, facts }, now);
	const others = beside.map(({ scope: of, facts: there, same }) => [of, numbers(there), same]);
	return {
		hash: hashOf([scope, dataVersion, numbers(facts), counted, others]),
		scope,
		facts,
		before,
		beside
	};
}

/** All of it attacked together. Throws Contradiction. */
export async function auditOfTold(
	{ scope, facts, before, beside }: ToldByStory,
	progress?: Parameters<typeof auditOf>[2]
): Promise<StoryAudit> {
	const audited = await auditOf(
		scope,
		[...Object.values(facts).flatMap((fact) => fact.told), ...beside.flatMap(({ same }) => same)],
		progress
	);
	return storyAudit(audited, facts, before, {
		different: differencesOf({ scope, facts }, beside),
		publications: beside.map(({ publication }) => publication)
	});
}
