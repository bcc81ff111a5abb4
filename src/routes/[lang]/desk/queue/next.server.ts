import { reviewQueue, type ForEdit, type QueueQuery } from '#catalogue/index.server.ts';
import type { EntryId } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';

/** Which record waits after this one under the same filters; from the end, the first again; null when none is left. */
export async function nextWaiting(
	actor: Actor,
	entry: Pick<ForEdit, 'id' | 'inReviewSince'>,
	query: QueueQuery,
	language: string,
	now: Date
): Promise<EntryId | null> {
	const after = entry.inReviewSince ? `${entry.inReviewSince.toISOString()}_${entry.id}` : null;
	const following = await reviewQueue(actor, { ...query, after, size: 1 }, language, now);
	if (following.lines[0]) return following.lines[0].id;
	const first = await reviewQueue(actor, { ...query, after: null, size: 2 }, language, now);
	return first.lines.find(({ id }) => id !== entry.id)?.id ?? null;
}
