import { eq, sql } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { holdLinks, refuseCircle } from './link.server.ts';
import { refusalToMembership, type Membership, type MembershipId, type Relations } from './membership.ts';
import { organisationNames } from './names.server.ts';
import { byName, type Organisation, type OrganisationId } from './organisation.ts';
import { organisationsBySlug } from './organisation.server.ts';
import { mayKeep } from './policy.ts';
import { organisation, organisationMembership } from './tables.server.ts';

type Days = Pick<Membership, 'joinedOn' | 'leftOn'>;

/** Whose part it is and what its parts are, where it is a member and who is its member: by name, who left at the end. */
export async function relationsOf(
	{ id, parentId }: Pick<Organisation, 'id' | 'parentId'>,
	language: string
): Promise<Relations> {
	const [{ rows: parts }, links] = await Promise.all([
		db.execute<{ id: OrganisationId }>(sql`select id from organisation where parent_id = ${id}`),
		db
			.select()
			.from(organisationMembership)
			.where(sql`${organisationMembership.networkId} = ${id} or ${organisationMembership.memberId} = ${id}`)
	]);
	const ids = [
		...(parentId ? [parentId] : []),
		...parts.map((part) => part.id),
		...links.flatMap(({ networkId, memberId }) => [networkId, memberId])
	];
	const names = await organisationNames(ids, language);
	const compare = byName<{ name: string }>(language);
	const others = (all: typeof links, other: 'networkId' | 'memberId') =>
		all
			.flatMap((link) => {
				const found = names.get(link[other]);
				return found
					? [{ id: link.id, joinedOn: link.joinedOn, leftOn: link.leftOn, organisation: found }]
					: [];
			})
			.sort(
				(a, b) =>
					Number(a.leftOn !== null) - Number(b.leftOn !== null) || compare(a.organisation, b.organisation)
			);
	return {
		parent: (parentId && names.get(parentId)) || null,
		parts: parts.flatMap((part) => names.get(part.id) ?? []).sort(compare),
		networks: others(
			links.filter(({ memberId }) => memberId === id),
			'networkId'
		),
		members: others(
			links.filter(({ networkId }) => networkId === id),
			'memberId'
		)
	};
}

/** Throws NotFound, Forbidden, and Refusal: unknown_organisation, already_member, membership_cyclic, what the days are refused for. */
export async function addMember(
	actor: Actor,
	networkSlug: string,
	memberSlug: string,
	days: Days
): Promise<MembershipId> {
	return transaction(async (tx) => {
		const found = await organisationsBySlug([networkSlug, memberSlug], tx);
		const network = kept(actor, found.get(networkSlug));
		const member = found.get(memberSlug);
		if (!member)
			throw new Refusal('unknown_organisation', { field: 'member', text: memberSlug.slice(0, 80) });
		refuseDays(days);
		await holdLinks(tx);
		await refuseCircle(tx, 'membership', { above: network.id, below: member.id }, 'member');
		const id = newId<'Membership'>();
		const made = await tx
			.insert(organisationMembership)
			.values({ id, networkId: network.id, memberId: member.id, ...days })
			.onConflictDoNothing()
			.returning({ id: organisationMembership.id });
		if (made.length === 0) throw new Refusal('already_member', { field: 'member' });
		await auditLine(tx, actor, 'add_member', 'organisation', network.id);
		return id;
	});
}

/** Says since when and until when; the last day ends it. Throws as `addMember`. */
export async function changeMembership(actor: Actor, id: MembershipId, days: Days): Promise<void> {
	await transaction(async (tx) => {
		const { network, memberId } = await heldMembership(tx, actor, id);
		refuseDays(days);
		// One that was over may begin again by this.
		await refuseCircle(tx, 'membership', { above: network.id, below: memberId }, `leftOn-${id}`);
		await tx.update(organisationMembership).set(days).where(eq(organisationMembership.id, id));
		await auditLine(tx, actor, 'change_member', 'organisation', network.id);
	});
}

/** It never was: for what was entered by mistake. Who leaves has a last day instead. */
export async function removeMembership(actor: Actor, id: MembershipId): Promise<void> {
	await transaction(async (tx) => {
		const { network } = await heldMembership(tx, actor, id);
		await tx.delete(organisationMembership).where(eq(organisationMembership.id, id));
		await auditLine(tx, actor, 'remove_member', 'organisation', network.id);
	});
}

async function heldMembership(
	tx: Writer,
	actor: Actor,
	id: MembershipId
): Promise<{ network: { id: OrganisationId }; memberId: OrganisationId }> {
	await holdLinks(tx);
	const [row] = await tx
		.select({ network: { id: organisation.id }, memberId: organisationMembership.memberId })
		.from(organisationMembership)
		.innerJoin(organisation, eq(organisation.id, organisationMembership.networkId))
		.where(eq(organisationMembership.id, id));
	if (!row) throw new NotFound('membership');
	return { network: kept(actor, row.network), memberId: row.memberId };
}

function kept<Kept extends { id: OrganisationId }>(actor: Actor, one: Kept | undefined): Kept {
	if (!one) throw new NotFound('organisation');
	if (!mayKeep(actor, one.id)) throw new Forbidden('organisation.members');
	return one;
}

function refuseDays(days: Days): void {
	const refusal = refusalToMembership(days);
	if (refusal) throw new Refusal(refusal.code, { field: refusal.field });
}
