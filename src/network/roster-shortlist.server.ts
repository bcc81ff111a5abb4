import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { auditLine } from '#people/index.server.ts';
import { Forbidden, idFrom, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { expertShortlist, expertShortlisted } from './expert-tables.server.ts';
import { holdExpert } from './expert.server.ts';
import type { ExpertId } from './expert.ts';
import { mayExpert } from './expert-policy.ts';
import { refusalToLine, refusalToText } from './expert-telling.ts';
import type { ShortlistId } from './roster-shortlist.ts';

export type Shortlist = { id: ShortlistId; title: string; changedAt: Date; count: number };
export type Shortlisted = { expertId: ExpertId; note: string | null; addedAt: Date };

/** All of the roster's keepers' lists: they share them, so that two do not court the same person. */
export async function listShortlists(actor: Actor): Promise<Shortlist[]> {
	keeps(actor);
	const { id, title, changedAt } = expertShortlist;
	return db
		.select({
			...{ id, title, changedAt },
			count: sql<number>`(select count(*)::int from expert_shortlisted s where s.shortlist_id = expert_shortlist.id)`
		})
		.from(expertShortlist)
		.orderBy(desc(changedAt), asc(id));
}

export async function findShortlist(
	actor: Actor,
	text: string
): Promise<{ id: ShortlistId; title: string; experts: Shortlisted[] }> {
	keeps(actor);
	const id = idFrom<'Shortlist'>(text);
	const [list] = id ? await db.select().from(expertShortlist).where(eq(expertShortlist.id, id)) : [];
	if (!list) throw new NotFound('shortlist');
	const { expertId, note, addedAt } = expertShortlisted;
	const experts = await db
		.select({ expertId, note, addedAt })
		.from(expertShortlisted)
		.where(eq(expertShortlisted.shortlistId, list.id))
		.orderBy(asc(addedAt), asc(expertId));
	return { id: list.id, title: list.title, experts };
}

export async function makeShortlist(actor: Actor, title: string, now: Date): Promise<ShortlistId> {
	keeps(actor);
	const refusal = refusalToLine(title, 'title', 200, true);
	if (refusal) throw new Refusal(refusal.code, { ...refusal.details, field: refusal.field });
	const id = newId<'Shortlist'>();
	await transaction((tx) =>
		tx.insert(expertShortlist).values({
			...{ id, title: title.trim(), madeAt: now, changedAt: now },
			madeBy: actor.kind === 'person' ? actor.id : null
		})
	);
	return id;
}

/** Puts an expert on a list, or changes the note beside them. */
export async function shortlist(
	actor: Actor,
	list: string,
	expertId: string,
	note: string | null,
	now: Date
): Promise<void> {
	const refusal = note === null ? null : refusalToText(note, 'note', 2000);
	if (refusal) throw new Refusal(refusal.code, { ...refusal.details, field: refusal.field });
	await transaction(async (tx) => {
		const id = await touch(tx, actor, list, now);
		const row = await holdExpert(tx, actor, expertId);
		await tx
			.insert(expertShortlisted)
			.values({
				...{ shortlistId: id, expertId: row.id, note: note?.trim() || null, addedAt: now },
				addedBy: actor.kind === 'person' ? actor.id : null
			})
			.onConflictDoUpdate({
				target: [expertShortlisted.shortlistId, expertShortlisted.expertId],
				set: { note: note?.trim() || null }
			});
	});
}

export async function unlist(actor: Actor, list: string, expertId: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const id = await touch(tx, actor, list, now);
		await tx
			.delete(expertShortlisted)
			.where(
				and(eq(expertShortlisted.shortlistId, id), eq(expertShortlisted.expertId, expertId as ExpertId))
			);
	});
}

export async function dropShortlist(actor: Actor, list: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const id = await touch(tx, actor, list, now);
		await tx.delete(expertShortlist).where(eq(expertShortlist.id, id));
		await auditLine(tx, actor, 'drop', 'expert_shortlist', id);
	});
}

async function touch(tx: Writer, actor: Actor, text: string, now: Date): Promise<ShortlistId> {
	keeps(actor);
	const id = idFrom<'Shortlist'>(text);
	const [list] = id
		? await tx.update(expertShortlist).set({ changedAt: now }).where(eq(expertShortlist.id, id)).returning()
		: [];
	if (!list) throw new NotFound('shortlist');
	return list.id;
}

function keeps(actor: Actor): void {
	if (!mayExpert(actor, 'keep')) throw new Forbidden('expert.keep');
}
