import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { mayWriteSomeStory } from './story-policy.ts';
import { story, storyRequest } from './story-tables.server.ts';
import { storiesWrittenBy } from './story.server.ts';

export type AwaitedRelease = { slug: string; title: string; askedAt: Date };

/** Releases that somebody else asked for and this person may approve, the oldest first: `refusalToApprove` as a list. */
export async function releasesToApprove(actor: Actor): Promise<AwaitedRelease[]> {
	if (actor.kind !== 'person' || !mayWriteSomeStory(actor)) return [];
	return db
		.select({
			slug: story.slug,
			title: sql<string>`(select title from story_text t where t.story_id = story.id and t.language = story.source_language)`,
			askedAt: storyRequest.askedAt
		})
		.from(storyRequest)
		.innerJoin(story, eq(story.id, storyRequest.storyId))
		.where(
			and(
				isNull(storyRequest.closedAt),
				isNull(story.withdrawnAt),
				ne(storyRequest.askedBy, actor.id),
				storiesWrittenBy(actor, sql`${story.organisationId}`)
			)
		)
		.orderBy(asc(storyRequest.askedAt));
}
