import { desc, eq } from 'drizzle-orm';
import type { Texts } from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import {
	problemsOfAnnouncement,
	type Announcement,
	type AnnouncementId,
	type AnnouncementWords
} from './announcement.ts';
import type { EditionId } from './edition.ts';
import { openEdition } from './edition.server.ts';
import { announcement } from './tables.server.ts';

/**
 * Says something to everybody who is in the edition: on their page, and by a letter in their language. Throws Refusal
 * with its field when it cannot be said so.
 */
export async function announce(
	actor: Actor,
	slug: string,
	texts: Texts<AnnouncementWords>,
	now: Date
): Promise<AnnouncementId> {
	return transaction(async (tx) => {
		const facts = await openEdition(actor, 'teach', slug, tx);
		const [problem] = problemsOfAnnouncement(texts, facts.languages);
		if (problem) throw new Refusal(problem.code, { ...problem.details, field: problem.field });
		const id = newId<'Announcement'>();
		await tx.insert(announcement).values({
			id,
			editionId: facts.id,
			at: now,
			personId: actor.kind === 'person' ? actor.id : null,
			texts
		});
		await later(tx, 'training.announce', { announcementId: id });
		return id;
	});
}

/** Newest first. */
export async function announcementsOf(id: EditionId, most = 50): Promise<Announcement[]> {
	const rows = await db
		.select()
		.from(announcement)
		.where(eq(announcement.editionId, id))
		.orderBy(desc(announcement.at), desc(announcement.id))
		.limit(most);
	return rows.map(({ editionId: _, ...row }) => row);
}
