import { asc, count, eq, and, gt } from 'drizzle-orm';
import { newId, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { refusalToText } from '#ui/form/text.ts';
import { eventParticipant } from './application-tables.server.ts';
import type { EventId } from './event.ts';
import { longestComment, type PlanCommentId, type PlanId } from './plan.ts';
import type { PlanViewer } from './plan-policy.ts';
import { openPlan } from './plan.server.ts';
import { eventPlanComment } from './plan-tables.server.ts';

/** In a day, by one person on one plan. */
export const mostCommentsADay = 20;

export type PlanComment = Pick<
	typeof eventPlanComment.$inferSelect,
	'id' | 'name' | 'language' | 'words' | 'at'
> & { mine: boolean };

/** What peers say of a plan, for who may read it. Oldest first. */
export async function commentsOn(viewer: PlanViewer, id: PlanId): Promise<PlanComment[]> {
	const rows = await db
		.select()
		.from(eventPlanComment)
		.where(eq(eventPlanComment.planId, id))
		.orderBy(asc(eventPlanComment.at));
	return rows.map((row) => ({ ...row, mine: isMine(viewer, row) }));
}

function isMine(
	{ participantId, actor }: PlanViewer,
	row: { participantId: string | null; personId: string | null }
): boolean {
	if (participantId !== null) return row.participantId === participantId;
	return actor.kind === 'person' && row.personId === actor.id;
}

/**
 * Says something to its writers. `id` is minted with the form: sent twice it is said once. Not a discussion of the hub: those
 * are public, and a plan mostly is not. Throws Refusal with its field, too_many_comments.
 */
export async function commentOnPlan(
	viewer: PlanViewer,
	eventId: EventId,
	number: number,
	{ id, words, language }: { id: PlanCommentId | null; words: string; language: string },
	now: Date
): Promise<void> {
	const said = words.replace(/\r\n?/gu, '\n').trim();
	const wrong = said === '' ? 'required' : refusalToText(said, longestComment);
	if (wrong) throw new Refusal(wrong, { field: 'comment', most: longestComment });
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'comment', eventId, number, { tx });
		const { participantId, actor } = viewer;
		const personId = actor.kind === 'person' ? actor.id : null;
		const [own] = participantId
			? await tx.select().from(eventParticipant).where(eq(eventParticipant.id, participantId))
			: [];
		const by = participantId
			? eq(eventPlanComment.participantId, participantId)
			: eq(eventPlanComment.personId, personId ?? '');
		const [today] = await tx
			.select({ value: count() })
			.from(eventPlanComment)
			.where(
				and(
					eq(eventPlanComment.planId, plan.id),
					by,
					gt(eventPlanComment.at, new Date(now.getTime() - 86_400_000))
				)
			);
		if ((today?.value ?? 0) >= mostCommentsADay)
			throw new Refusal('too_many_comments', { most: mostCommentsADay });
		await tx
			.insert(eventPlanComment)
			.values({
				...{ id: id ?? newId<'PlanComment'>(), planId: plan.id, participantId, personId, language, at: now },
				...{ name: own?.name ?? (actor.kind === 'person' ? actor.name : null), words: said }
			})
			.onConflictDoNothing();
	});
}

/** Takes back what one said. */
export async function withdrawComment(
	viewer: PlanViewer,
	eventId: EventId,
	number: number,
	id: PlanCommentId
): Promise<void> {
	await transaction(async (tx) => {
		const { plan } = await openPlan(viewer, 'see', eventId, number, { tx });
		const these = and(eq(eventPlanComment.planId, plan.id), eq(eventPlanComment.id, id));
		const [row] = await tx.select().from(eventPlanComment).where(these);
		if (row && isMine(viewer, row)) await tx.delete(eventPlanComment).where(these);
	});
}
