import { newId } from '#platform/index.ts';
import { later, type Writer } from '#platform/index.server.ts';
import { storyAuditRow } from './story-audit-tables.server.ts';
import type { StoryId } from './story.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'impact.auditStory': { storyId: StoryId };
	}
}

/** Has a story looked at as it stands when the job begins; asked for again before that, it is asked for once. */
export async function askAudit(tx: Writer, storyId: StoryId): Promise<void> {
	await tx
		.insert(storyAuditRow)
		.values({ id: newId() as string, storyId })
		.onConflictDoNothing();
	const name = `impact.auditStory ${storyId}`;
	await later(tx, 'impact.auditStory', { storyId }, { key: name, queue: name });
}
