import { auditStateOf, type Story, type StoryNow } from '#impact/index.server.ts';
import { judged } from './judged.server.ts';

/** How far the audit of what a story tells now is, and what it found in words. */
export async function lookedAt(story: Story, content: StoryNow, language: string, now: Date) {
	const looked = await auditStateOf(story.id, content, now);
	return looked.state === 'done'
		? { state: looked.state, audit: await judged(story, looked.audit, language) }
		: looked;
}
export type Looked = Awaited<ReturnType<typeof lookedAt>>;
