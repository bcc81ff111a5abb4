import { inArray, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import type { EditionOutcome } from './outcome.ts';
import { may } from './policy.ts';
import { heldPartnership } from './partnership-writing.server.ts';
import { editionOutcome, editionOutcomeCountry, partnershipEdition } from './tables.server.ts';

/**
 * Says that an edition came of a partnership; the caller has seen that the actor may tell its figures. It is counted soon,
 * if it is over. Throws NotFound, Forbidden.
 */
export async function linkEdition(actor: Actor, slug: string, editionId: string): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await heldPartnership(tx, actor, slug);
		await tx.insert(partnershipEdition).values({ partnershipId: id, editionId }).onConflictDoNothing();
		await auditLine(tx, actor, 'link_edition', 'partnership', id);
		await later(tx, 'network.countOutcomes', {}, { key: 'network.countOutcomes' });
	});
}

export async function unlinkEdition(actor: Actor, slug: string, editionId: string): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await heldPartnership(tx, actor, slug);
		const gone = await tx
			.delete(partnershipEdition)
			.where(
				sql`${partnershipEdition.partnershipId} = ${id} and ${partnershipEdition.editionId} = ${editionId}::uuid`
			)
			.returning();
		if (gone.length === 0) throw new NotFound('edition');
		await auditLine(tx, actor, 'unlink_edition', 'partnership', id);
	});
}

/** The editions that came of some partnership and are not counted yet. */
export async function editionsToCount(): Promise<string[]> {
	const { rows } = await db.execute<{ id: string }>(
		sql`select distinct edition_id as id from partnership_edition p
			where not exists (select from edition_outcome o where o.edition_id = p.edition_id) order by 1`
	);
	return rows.map(({ id }) => id);
}

/** Keeps what an edition came to, as it may be told; the first count stands for ever. Throws Forbidden. */
export async function recordOutcome(
	actor: Actor,
	{ editionId, people, certified, countries }: EditionOutcome,
	now: Date
): Promise<void> {
	if (!may(actor, 'write')) throw new Forbidden('outcome.record');
	await transaction(async (tx) => {
		const made = await tx
			.insert(editionOutcome)
			.values({ editionId, people, certified, countedAt: now })
			.onConflictDoNothing()
			.returning();
		if (made.length === 0 || countries.length === 0) return;
		await tx.insert(editionOutcomeCountry).values(countries.map((line) => ({ editionId, ...line })));
	});
}

/** What editions came to; those that are not counted yet are not there. */
export async function outcomesOf(editionIds: readonly string[]): Promise<Map<string, EditionOutcome>> {
	if (editionIds.length === 0) return new Map();
	const [rows, lines] = await Promise.all([
		db
			.select()
			.from(editionOutcome)
			.where(inArray(editionOutcome.editionId, [...editionIds])),
		db
			.select()
			.from(editionOutcomeCountry)
			.where(inArray(editionOutcomeCountry.editionId, [...editionIds]))
	]);
	const byEdition = Map.groupBy(lines, ({ editionId }) => editionId);
	return new Map(
		rows.map(({ editionId, people, certified }) => [
			editionId,
			{
				...{ editionId, people, certified },
				countries: (byEdition.get(editionId) ?? []).map(({ country, people: count }) => ({
					country,
					people: count
				}))
			}
		])
	);
}
