import { createHash, randomBytes } from 'node:crypto';
import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import { auditLine, contributorsTo, emailFrom, giveRole, takeRole } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Reader } from '#platform/index.server.ts';
import { invitationDays, mostInvitations, type Contributor, type InvitationId } from './contributor.ts';
import type { Organisation, OrganisationId } from './organisation.ts';
import { organisationsBySlug } from './organisation.server.ts';
import { mayKeep } from './policy.ts';
import { organisationInvitation } from './tables.server.ts';

/** An organisation whose page the actor keeps. Whose page one does not keep has no such place: NotFound. */
export async function keptOrganisation(actor: Actor, slug: string, reader?: Reader): Promise<Organisation> {
	const found = (await organisationsBySlug([slug], reader)).get(slug);
	if (!found || !mayKeep(actor, found.id)) throw new NotFound('organisation');
	return found;
}

/** Who keeps an organisation's page: for those who keep it too. */
export async function contributorsOf(actor: Actor, slug: string): Promise<Contributor[]> {
	const { id } = await keptOrganisation(actor, slug);
	return contributorsTo(id);
}

export type OpenInvitation = { id: InvitationId; email: string; invitedAt: Date; expiresAt: Date };

/** Who was invited and did not come yet. */
export async function invitationsOf(actor: Actor, slug: string, now: Date): Promise<OpenInvitation[]> {
	const { id } = await keptOrganisation(actor, slug);
	const { email, invitedAt, expiresAt } = organisationInvitation;
	return db
		.select({ id: organisationInvitation.id, email, invitedAt, expiresAt })
		.from(organisationInvitation)
		.where(and(eq(organisationInvitation.organisationId, id), gt(expiresAt, now)))
		.orderBy(asc(invitedAt));
}

/**
 * Invites an address to keep the page too; a letter brings the link. Whether it has an account is not told. Inviting it
 * again sends a new link. Throws NotFound, and Refusal: email_invalid, too_many_invitations.
 */
export async function inviteContributor(
	actor: Actor,
	slug: string,
	address: string,
	language: string,
	now: Date
): Promise<InvitationId> {
	const email = emailFrom(address);
	return transaction(async (tx) => {
		const { id: organisationId } = await keptOrganisation(actor, slug, tx);
		if (email === null) throw new Refusal('email_invalid', { field: 'email' });
		await tx.execute(sql`select id from organisation where id = ${organisationId} for update`);
		await tx
			.delete(organisationInvitation)
			.where(
				and(
					eq(organisationInvitation.organisationId, organisationId),
					sql`(${organisationInvitation.email} = ${email} or ${organisationInvitation.expiresAt} < ${now.toISOString()}::timestamptz)`
				)
			);
		const open = await tx
			.select({ id: organisationInvitation.id })
			.from(organisationInvitation)
			.where(eq(organisationInvitation.organisationId, organisationId));
		if (open.length >= mostInvitations)
			throw new Refusal('too_many_invitations', { field: 'email', most: mostInvitations });
		const id = newId<'ContributorInvitation'>();
		await tx.insert(organisationInvitation).values({
			...{ id, organisationId, email, language, invitedAt: now },
			invitedBy: actor.kind === 'person' ? actor.id : null,
			expiresAt: new Date(now.getTime() + invitationDays * 86_400_000)
		});
		await later(tx, 'network.mail', { letter: 'invitation', id });
		return id;
	});
}

/** Its link lets nobody in any more. */
export async function withdrawContributorInvitation(
	actor: Actor,
	slug: string,
	id: InvitationId
): Promise<void> {
	await transaction(async (tx) => {
		const { id: organisationId } = await keptOrganisation(actor, slug, tx);
		const gone = await tx
			.delete(organisationInvitation)
			.where(
				and(eq(organisationInvitation.id, id), eq(organisationInvitation.organisationId, organisationId))
			)
			.returning({ id: organisationInvitation.id });
		if (gone.length === 0) throw new NotFound('invitation');
	});
}

/** A link for the letter; an earlier one for the same invitation ends. Null: it was used or withdrawn meanwhile. */
export async function invitationLink(
	id: InvitationId,
	now: Date
): Promise<{ organisationId: OrganisationId; email: string; language: string; token: string } | null> {
	const token = randomBytes(24).toString('base64url');
	return transaction(async (tx) => {
		const [row] = await tx
			.update(organisationInvitation)
			.set({ tokenSha256: hashOf(token) })
			.where(and(eq(organisationInvitation.id, id), gt(organisationInvitation.expiresAt, now)))
			.returning();
		return row ? { ...row, token } : null;
	});
}

/** Whether a link would let somebody in now; nothing is used up. */
export async function invitationHolds(slug: string, token: string, now: Date): Promise<boolean> {
	const { rows } = await db.execute(sql`select 1 from organisation_invitation i
		join organisation o on o.id = i.organisation_id
		where o.slug = ${slug} and i.token_sha256 = ${hashOf(token)} and i.expires_at > ${now.toISOString()}::timestamptz`);
	return rows.length > 0;
}

/** Who signed in and holds the link keeps the page from now on; it works once. Throws Forbidden, Refusal('invitation_ended'). */
export async function acceptInvitation(actor: Actor, slug: string, token: string, now: Date): Promise<void> {
	if (actor.kind !== 'person') throw new Forbidden('organisation.join');
	await transaction(async (tx) => {
		const found = (await organisationsBySlug([slug], tx)).get(slug);
		if (!found) throw new NotFound('organisation');
		const used = await tx
			.delete(organisationInvitation)
			.where(
				and(
					eq(organisationInvitation.organisationId, found.id),
					eq(organisationInvitation.tokenSha256, hashOf(token)),
					gt(organisationInvitation.expiresAt, now)
				)
			)
			.returning();
		if (used.length === 0) throw new Refusal('invitation_ended');
		await giveRole(tx, actor, actor.id, { role: 'contributor', organisationId: found.id });
	});
}

/** Somebody keeps the page no more: another who keeps it says so, or they themselves. Throws NotFound. */
export async function removeContributor(actor: Actor, slug: string, personId: string): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await keptOrganisation(actor, slug, tx);
		const gone = await takeRole(tx, actor, personId, { role: 'contributor', organisationId: id });
		if (!gone) throw new NotFound('contributor');
		await auditLine(tx, actor, 'remove_contributor', 'organisation', id);
	});
}

/** Forgets addresses that did not come. */
export async function tidyInvitations(now: Date): Promise<void> {
	await transaction((tx) =>
		tx.delete(organisationInvitation).where(lt(organisationInvitation.expiresAt, now))
	);
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
