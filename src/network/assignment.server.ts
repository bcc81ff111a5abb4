import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { auditLine } from '#people/index.server.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import { hashOf } from './expert-letter.server.ts';
import { expert, expertAssignment } from './expert-tables.server.ts';
import { holdExpert, ownExpert } from './expert.server.ts';
import type { ExpertId, Period, Span } from './expert.ts';
import { mayExpert } from './expert-policy.ts';
import { overlaps } from './expert-spans.ts';
import {
	isOpen,
	refusalToAssignment,
	refusalToReference,
	spanOf,
	type AssignmentId,
	type AssignmentInput
} from './assignment.ts';

export type Assignment = typeof expertAssignment.$inferSelect;

/** What speaks against some days: an assignment accepted, or days said to be busy. */
export type DateConflict = Span & { what: 'accepted' | 'asked' | 'busy'; title: string | null };

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/**
 * Asks an expert to do something; the letter goes out with the row. Days that another accepted assignment takes are
 * refused (expert_dates_taken); days said to be busy need `anyway` (expert_dates_busy).
 */
export async function askExpert(
	actor: Actor,
	expertId: string,
	asked: AssignmentInput,
	anyway: boolean,
	now: Date
): Promise<AssignmentId> {
	return transaction(async (tx) => {
		const row = await holdExpert(tx, actor, expertId);
		const refusal = refusalToAssignment(asked, dayOf(now));
		if (refusal) throw new Refusal(refusal.code, { ...refusal.details, field: refusal.field });
		if (row.describedAt === null) throw new Refusal('expert_not_described');
		const conflicts = await conflictsOf(tx, row.id, row.profile.availability ?? [], spanOf(asked));
		const taken = conflicts.find(({ what }) => what === 'accepted');
		if (taken)
			throw new Refusal('expert_dates_taken', { field: 'startsOn', from: taken.from, until: taken.until });
		const busy = conflicts.find(({ what }) => what === 'busy');
		if (busy && !anyway)
			throw new Refusal('expert_dates_busy', { field: 'anyway', from: busy.from, until: busy.until });
		const id = newId<'Assignment'>();
		await tx.insert(expertAssignment).values({
			id,
			expertId: row.id,
			...asked,
			state: 'asked',
			askedBy: actor.kind === 'person' ? actor.id : null,
			askedAt: now
		});
		await later(tx, 'network.mailAssignment', { assignmentId: id, letter: 'asked' });
		await auditLine(tx, actor, 'ask', 'expert', row.id);
		return id;
	});
}

async function conflictsOf(
	reader: Reader,
	expertId: ExpertId,
	periods: readonly Period[],
	asked: Span,
	but: string | null = null
): Promise<DateConflict[]> {
	const rows = await reader
		.select()
		.from(expertAssignment)
		.where(
			and(
				eq(expertAssignment.expertId, expertId),
				sql`${expertAssignment.state} in ('accepted', 'asked')`,
				but === null ? undefined : ne(expertAssignment.id, but as AssignmentId)
			)
		)
		.orderBy(expertAssignment.startsOn);
	const assigned = rows.map((one): DateConflict => ({
		...spanOf(one),
		what: one.state as 'accepted' | 'asked',
		title: one.title
	}));
	const busy = periods
		.filter((one) => one.busy)
		.map(({ from, until }): DateConflict => ({ from, until, what: 'busy', title: null }));
	return [...assigned, ...busy].filter((one) => overlaps(one, asked));
}

export type Answer = { accept: boolean; words: string | null };

/** By who is signed in: their own. Throws NotFound, Refusal expert_answered, expert_dates_taken. */
export async function answerAssignment(actor: Actor, id: string, answer: Answer, now: Date): Promise<void> {
	if (actor.kind !== 'person') throw new Forbidden('expert.own');
	await transaction(async (tx) => {
		const [row] = await tx
			.select({ id: expertAssignment.id })
			.from(expertAssignment)
			.innerJoin(expert, eq(expert.id, expertAssignment.expertId))
			.where(and(eq(expertAssignment.id, id as AssignmentId), eq(expert.personId, actor.id)));
		if (!row) throw new NotFound('assignment');
		await settleAnswer(tx, row.id, answer, now);
	});
}

/** By the link of the letter, which works once. */
export async function answerByLink(token: string, answer: Answer, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const found = await byToken(token, now, tx);
		if (!found) throw new Refusal('expert_link_used');
		await settleAnswer(tx, found.id, answer, now);
	});
}

/** What a link asks, while it can be answered; null else. */
export async function assignmentOfLink(token: string, now: Date): Promise<Assignment | null> {
	return byToken(token, now, db);
}

async function byToken(token: string, now: Date, reader: Reader): Promise<Assignment | null> {
	if (!/^[\w-]{32}$/u.test(token)) return null;
	const [row] = await reader
		.select()
		.from(expertAssignment)
		.where(eq(expertAssignment.tokenSha256, hashOf(token)));
	return row && isOpen(row, dayOf(now)) ? row : null;
}

/** Holds the expert, then the assignment: of two that overlap, accepted at once, one is refused. */
async function settleAnswer(
	tx: Writer,
	id: AssignmentId,
	{ accept, words }: Answer,
	now: Date
): Promise<void> {
	const [named] = await tx
		.select({ expertId: expertAssignment.expertId })
		.from(expertAssignment)
		.where(eq(expertAssignment.id, id));
	if (!named?.expertId) throw new NotFound('assignment');
	await tx.select({ id: expert.id }).from(expert).where(eq(expert.id, named.expertId)).for('update');
	const [row] = await tx.select().from(expertAssignment).where(eq(expertAssignment.id, id)).for('update');
	if (!row?.expertId || !isOpen(row, dayOf(now))) throw new Refusal('expert_answered');
	if (accept) {
		const conflicts = await conflictsOf(tx, row.expertId, [], spanOf(row), id);
		const taken = conflicts.find(({ what }) => what === 'accepted');
		if (taken) throw new Refusal('expert_dates_taken', { from: taken.from, until: taken.until });
	}
	await tx
		.update(expertAssignment)
		.set({
			state: accept ? 'accepted' : 'declined',
			answeredAt: now,
			answer: accept ? null : words?.slice(0, 1000) || null,
			tokenSha256: null
		})
		.where(eq(expertAssignment.id, id));
	await later(tx, 'network.mailAssignment', { assignmentId: id, letter: 'answered' });
}

/** Asks no more. The expert hears of it when they had been asked or had accepted. */
export async function cancelAssignment(actor: Actor, id: string): Promise<void> {
	await transaction(async (tx) => {
		const row = await holdAssignment(tx, actor, id);
		if (row.state !== 'asked' && row.state !== 'accepted') throw new Refusal('expert_answered');
		await tx
			.update(expertAssignment)
			.set({ state: 'cancelled', tokenSha256: null })
			.where(eq(expertAssignment.id, row.id));
		await later(tx, 'network.mailAssignment', { assignmentId: row.id, letter: 'cancelled' });
		await auditLine(tx, actor, 'cancel', 'expert_assignment', row.id);
	});
}

/** What is said afterwards of what was done; seen by the expert at once, by others only when both say so. */
export async function writeReference(
	actor: Actor,
	id: string,
	given: { text: string; language: string; isPublic: boolean },
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const row = await holdAssignment(tx, actor, id);
		const refusal = refusalToReference(row, given.text, dayOf(now));
		if (refusal) throw new Refusal(refusal.code, { ...refusal.details, field: refusal.field });
		const changed = row.reference !== given.text.trim();
		await tx
			.update(expertAssignment)
			.set({
				reference: given.text.trim(),
				referenceLanguage: given.language,
				referenceBy: actor.kind === 'person' ? actor.id : null,
				referenceAt: now,
				referencePublicByStaff: given.isPublic,
				// They consented to other words.
				...(changed && { referencePublicByExpert: false })
			})
			.where(eq(expertAssignment.id, row.id));
		if (changed) await later(tx, 'network.mailAssignment', { assignmentId: row.id, letter: 'reference' });
		await auditLine(tx, actor, 'reference', 'expert_assignment', row.id);
	});
}

/** The expert lets their reference be seen, or no more. */
export async function showReference(actor: Actor, id: string, isPublic: boolean): Promise<void> {
	const own = await ownExpert(actor);
	await transaction(async (tx) => {
		const changed = own
			? await tx
					.update(expertAssignment)
					.set({ referencePublicByExpert: isPublic })
					.where(
						and(
							eq(expertAssignment.id, id as AssignmentId),
							eq(expertAssignment.expertId, own.id),
							sql`${expertAssignment.reference} is not null`
						)
					)
					.returning({ id: expertAssignment.id })
			: [];
		if (changed.length === 0) throw new NotFound('reference');
	});
}

async function holdAssignment(tx: Writer, actor: Actor, id: string): Promise<Assignment> {
	if (!mayExpert(actor, 'keep')) throw new Forbidden('expert.keep');
	const [row] = await tx
		.select()
		.from(expertAssignment)
		.where(eq(expertAssignment.id, id as AssignmentId))
		.for('update');
	if (!row?.expertId) throw new NotFound('assignment');
	return row;
}

/** An expert's, the newest first: for who keeps the roster, or their own. */
export async function assignmentsOf(actor: Actor, expertId: string): Promise<Assignment[]> {
	const own = actor.kind === 'person' ? await ownExpert(actor) : null;
	if (own?.id !== expertId && !mayExpert(actor, 'keep')) throw new NotFound('expert');
	return db
		.select()
		.from(expertAssignment)
		.where(eq(expertAssignment.expertId, expertId as ExpertId))
		.orderBy(desc(expertAssignment.startsOn), desc(expertAssignment.id));
}

/** The references that both sides let anybody see. */
export async function publicReferences(
	expertId: ExpertId
): Promise<{ text: string; language: string; title: string; organisation: string; endsOn: string }[]> {
	const rows = await db
		.select()
		.from(expertAssignment)
		.where(
			and(
				eq(expertAssignment.expertId, expertId),
				eq(expertAssignment.referencePublicByStaff, true),
				eq(expertAssignment.referencePublicByExpert, true)
			)
		)
		.orderBy(desc(expertAssignment.endsOn));
	return rows.flatMap(({ reference, referenceLanguage, title, organisation, endsOn }) =>
		reference === null
			? []
			: [{ text: reference, language: referenceLanguage ?? 'en', title, organisation, endsOn }]
	);
}

/** What speaks against asking an expert for some days. */
export async function dateConflicts(actor: Actor, expertId: ExpertId, asked: Span): Promise<DateConflict[]> {
	if (!mayExpert(actor, 'keep')) throw new Forbidden('expert.keep');
	const [row] = await db.select({ profile: expert.profile }).from(expert).where(eq(expert.id, expertId));
	return row ? conflictsOf(db, expertId, row.profile.availability ?? [], asked) : [];
}
