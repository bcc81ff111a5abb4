import { moderationNumbers } from '#discussions/index.server.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';

/** What waits for a moderator: held and reported posts. */
export async function waitsInDiscussions(
	actor: Actor
): Promise<{ count: number; name: string; path: string; details: string[] }[]> {
	const { held, reported } = await moderationNumbers(actor);
	const details = [m.discussions_wait_detail()];
	return [
		{ count: held, name: m.discussions_wait_held({ count: held }), path: 'discussions', details },
		{
			...{ count: reported, name: m.discussions_wait_reported({ count: reported }) },
			...{ path: 'discussions#reported', details }
		}
	];
}
