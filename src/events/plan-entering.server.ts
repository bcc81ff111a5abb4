import { transaction } from '#platform/index.server.ts';
import { eventFacts } from './event.server.ts';
import { noteRefusedLink, openParticipantKey } from './plan-key.server.ts';
import type { LinkRefusal } from './plan-tables.server.ts';

/** The event that a participant's personal link leads to; why not otherwise, which is counted. */
export async function openPlanKey(
	key: string,
	now: Date
): Promise<{ slug: string } | { refused: LinkRefusal }> {
	return transaction(async (tx) => {
		const opened = await openParticipantKey(key, tx);
		if ('participantId' in opened) return { slug: (await eventFacts(opened.eventId, tx)).slug };
		await noteRefusedLink(tx, opened.refused, opened.eventId, now);
		return { refused: opened.refused };
	});
}
