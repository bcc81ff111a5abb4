import { m } from '#messages/messages.js';
import { releasesToApprove } from '#impact/index.server.ts';
import type { Actor } from '#people/index.ts';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import type { Waiting } from '../waits.server.ts';

/** Stories whose release somebody else asked for: a second person looks at each. */
export async function waitsInStories(actor: Actor, language: string): Promise<Waiting[]> {
	return (await releasesToApprove(actor)).map(({ slug, title, askedAt }) => ({
		...{ count: 1, name: m.story_waits_release(), path: `stories/${slug}/release` },
		details: [title, m.story_waits_asked({ day: dayOfInstant(askedAt, language) })]
	}));
}
