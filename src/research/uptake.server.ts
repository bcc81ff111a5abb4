import { asc, eq, sql } from 'drizzle-orm';
import { cleanText } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import type { DossierId } from './dossier.ts';
import { lockDossier } from './dossier-facts.server.ts';
import { mayReportUptake, mayReviewUptake } from './dossier-policy.ts';
import { indexDossiers } from './dossier-writing.server.ts';
import { dossier, uptake } from './tables.server.ts';
import type { Uptake, UptakeId, UptakeInput } from './uptake.ts';

/** So many of one person wait at most: what nobody reviews is not read by anybody. */
const mostWaiting = 10;

/**
 * Tells where a published recommendation was taken up; shown once an editor has looked at the evidence. Throws NotFound,
 * Forbidden, Refusal('too_many_uptakes').
 */
export async function reportUptake(
	actor: Actor,
	id: DossierId,
	input: UptakeInput,
	now = new Date()
): Promise<UptakeId> {
	if (actor.kind !== 'person' || !mayReportUptake(actor)) throw new Forbidden('uptake.report');
	return transaction(async (tx) => {
		const facts = await lockDossier(tx, id);
		if (facts.kind !== 'recommendation' || facts.state !== 'published') throw new NotFound('dossier');
		const { rows } = await tx.execute<{ count: number }>(
			sql`select count(*)::int as count from uptake where reported_by = ${actor.id} and state = 'reported'`
		);
		if ((rows[0]?.count ?? 0) >= mostWaiting) throw new Refusal('too_many_uptakes', { most: mostWaiting });
		const uptakeId = newId<'Uptake'>();
		await tx.insert(uptake).values({
			...{ ...input, id: uptakeId, dossierId: id, state: 'reported', illustrative: false },
			...{ reportedBy: actor.id, reportedAt: now }
		});
		return uptakeId;
	});
}

/** Shows a report, or refuses it with a reason that is kept. Throws NotFound, Forbidden, Refusal. */
export async function reviewUptake(
	actor: Actor,
	id: UptakeId,
	{ accept, reason: sent = '' }: { accept: boolean; reason?: string },
	now = new Date()
): Promise<void> {
	if (!mayReviewUptake(actor)) throw new Forbidden('uptake.review');
	const reason = cleanText(sent.slice(0, 4000)).slice(0, 1000);
	if (!accept && reason === '') throw new Refusal('reason_needed', { field: 'reason' });
	await transaction(async (tx) => {
		const [found] = await tx.select().from(uptake).where(eq(uptake.id, id)).for('update');
		if (!found) throw new NotFound('uptake');
		if (found.state !== 'reported') throw new Refusal('uptake_reviewed_already');
		await tx
			.update(uptake)
			.set({ state: accept ? 'accepted' : 'refused', reviewedAt: now, reason: accept ? null : reason })
			.where(eq(uptake.id, id));
		// Put again: lists that say how often it was taken up hear of it by the search.
		if (accept) await indexDossiers(tx, [await lockDossier(tx, found.dossierId)]);
	});
}

export type WaitingUptake = Uptake & {
	dossierId: DossierId;
	slug: string;
	title: string;
	titleLanguage: string;
	reportedAt: Date;
};

/** Reports that wait for an editor, the oldest first. Throws Forbidden. */
export async function waitingUptakes(actor: Actor): Promise<WaitingUptake[]> {
	if (!mayReviewUptake(actor)) throw new Forbidden('uptake.review');
	return db
		.select({
			id: uptake.id,
			language: uptake.language,
			what: uptake.what,
			country: uptake.country,
			year: uptake.year,
			byWhom: uptake.byWhom,
			evidenceUrl: uptake.evidenceUrl,
			illustrative: uptake.illustrative,
			dossierId: uptake.dossierId,
			slug: dossier.slug,
			title: sql<string>`(select t.title from dossier_text t where t.dossier_id = ${dossier.id} and t.origin = 'original' limit 1)`,
			titleLanguage: dossier.language,
			reportedAt: uptake.reportedAt
		})
		.from(uptake)
		.innerJoin(dossier, eq(dossier.id, uptake.dossierId))
		.where(eq(uptake.state, 'reported'))
		.orderBy(asc(uptake.reportedAt))
		.limit(100);
}
