import { newId } from '#platform/index.ts';
import { later, type Writer } from '#platform/index.server.ts';
import { storyAuditRow } from './story-audit-tables.server.ts';
import type { StoryId } from './story.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'impact.auditStory': { storyId: StoryId; along?: readonly string[] };
	}
}

/**
 * Has a story looked at as it stands when the job begins, with the languages of `along` taken along; asked for again before
 * that, it is looked at once, as it was asked for last.
 */
export async function askAudit(tx: Writer, storyId: StoryId, along: readonly string[] = []): Promise<void> {
	await tx
		.insert(storyAuditRow)
		.values({ id: newId() as string, storyId })
		.onConflictDoNothing();
	const name = `impact.auditStory ${storyId}`;
	await later(tx, 'impact.auditStory', { storyId, along }, { key: name, queue: name });
}
