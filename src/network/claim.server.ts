import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import { auditLine, giveRole } from '#people/index.server.ts';
import { isContributorOf, type Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction } from '#platform/index.server.ts';
import { claimKeptDays, longestStatement, refusalToClaim, type Claim, type ClaimId } from './claim.ts';
import { organisationsBySlug } from './organisation.server.ts';
import { may, maySeeClaim } from './policy.ts';
import { organisationClaim } from './tables.server.ts';
import { claimsVisibleTo } from './visible.server.ts';

/**
 * Asks to keep an organisation's page. Throws NotFound, Forbidden for visitors, and Refusal: statement_needed,
 * keeps_already, claim_waits, too_many_claims.
 */
export async function claimOrganisation(
	actor: Actor,
	slug: string,
	sent: string,
	now: Date
): Promise<ClaimId> {
	if (actor.kind !== 'person') throw new Forbidden('organisation.claim');
	const statement = sent.trim().slice(0, longestStatement);
	return transaction(async (tx) => {
		const { id: organisationId } = (await organisationsBySlug([slug], tx)).get(slug) ?? notFound();
		if (statement === '') throw new Refusal('statement_needed', { field: 'statement' });
		// Of two that are sent at once, the second sees the first.
		await tx.execute(
			sql`select pg_advisory_xact_lock(hashtext('organisation_claim'), hashtext(${actor.id}))`
		);
		const open = await tx
			.select({ organisationId: organisationClaim.organisationId })
			.from(organisationClaim)
			.where(and(eq(organisationClaim.personId, actor.id), isNull(organisationClaim.decidedAt)));
		const refusal = refusalToClaim(open, organisationId, isContributorOf(actor, organisationId));
		if (refusal) throw new Refusal(refusal, { field: 'statement' });
		const id = newId<'Claim'>();
		await tx
			.insert(organisationClaim)
			.values({ id, organisationId, personId: actor.id, statement, askedAt: now });
		await auditLine(tx, actor, 'claim', 'organisation', organisationId);
		return id;
	});
}

/**
 * Grants or declines a claim, with a reason that the letter tells; who is granted one keeps the page from now on. Throws
 * NotFound, Forbidden, and Refusal: claim_reason_needed, claim_decided.
 */
export async function decideClaim(
	actor: Actor,
	id: ClaimId,
	decision: 'grant' | 'decline',
	sent: string,
	now: Date
): Promise<Claim> {
	return transaction(async (tx) => {
		const [claim] = await tx
			.select()
			.from(organisationClaim)
			.where(eq(organisationClaim.id, id))
			.for('update');
		if (!claim || !maySeeClaim(actor, claim)) throw new NotFound('claim');
		if (!may(actor, 'write')) throw new Forbidden('claim.decide');
		if (claim.decidedAt) throw new Refusal('claim_decided');
		const reason = sent.trim().slice(0, longestStatement);
		if (reason === '') throw new Refusal('claim_reason_needed', { field: `reason-${id}` });
		const decided = {
			decidedAt: now,
			granted: decision === 'grant',
			decidedBy: actor.kind === 'person' ? actor.id : null,
			reason
		};
		await tx.update(organisationClaim).set(decided).where(eq(organisationClaim.id, id));
		if (decided.granted)
			await giveRole(tx, actor, claim.personId, {
				role: 'contributor',
				organisationId: claim.organisationId
			});
		await auditLine(tx, actor, `${decision}_claim`, 'organisation', claim.organisationId);
		await later(tx, 'network.mail', { letter: 'claim', id });
		return { ...claim, ...decided };
	});
}

/** The claims that wait and that the actor may see, the longest waiting first. */
export async function listClaims(actor: Actor, most = 100): Promise<Claim[]> {
	return db
		.select()
		.from(organisationClaim)
		.where(and(claimsVisibleTo(actor), isNull(organisationClaim.decidedAt)))
		.orderBy(asc(organisationClaim.askedAt), asc(organisationClaim.id))
		.limit(most);
}

export async function countClaims(actor: Actor): Promise<number> {
	const { rows } = await db.execute<{ count: number }>(
		sql`select count(*)::int as count from organisation_claim where decided_at is null and ${claimsVisibleTo(actor)}`
	);
	return rows[0]?.count ?? 0;
}

/** What a person asked for, the last first; for themselves, also as part of what is kept about them. */
export async function ownClaims(actor: Actor): Promise<Claim[]> {
	if (actor.kind !== 'person') return [];
	return db
		.select()
		.from(organisationClaim)
		.where(eq(organisationClaim.personId, actor.id))
		.orderBy(sql`${organisationClaim.askedAt} desc`);
}

/** Forgets what was decided long enough ago. */
export async function tidyClaims(now: Date): Promise<void> {
	const before = new Date(now.getTime() - claimKeptDays * 86_400_000);
	await transaction((tx) => tx.delete(organisationClaim).where(lt(organisationClaim.decidedAt, before)));
}

function notFound(): never {
	throw new NotFound('organisation');
}
