import type { Id } from '#platform/index.ts';
import type { OrganisationName } from './organisation.ts';

export type MembershipId = Id<'Membership'>;

/** One organisation in another, from a day until a day, as far as they are known; the last day is its last as a member. */
export type Membership = { id: MembershipId; joinedOn: string | null; leftOn: string | null };

export function isMember({ joinedOn, leftOn }: Omit<Membership, 'id'>, today: string): boolean {
	return (joinedOn === null || joinedOn <= today) && (leftOn === null || today <= leftOn);
}

/** What an organisation is to others, for its page: memberships with the organisation at their other end. */
export type Relations = {
	parent: OrganisationName | null;
	/** What it is the parent of. */
	parts: OrganisationName[];
	/** Where it is or was a member. */
	networks: (Membership & { organisation: OrganisationName })[];
	members: (Membership & { organisation: OrganisationName })[];
};

/** A day as a form sends it, or null: '2026-02-30' is none. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export function refusalToMembership({
	joinedOn,
	leftOn
}: Omit<Membership, 'id'>): { code: 'not_a_day' | 'left_before_joined'; field: string } | null {
	if (joinedOn !== null && !isDay(joinedOn)) return { code: 'not_a_day', field: 'joinedOn' };
	if (leftOn !== null && !isDay(leftOn)) return { code: 'not_a_day', field: 'leftOn' };
	if (joinedOn !== null && leftOn !== null && leftOn < joinedOn)
		return { code: 'left_before_joined', field: 'leftOn' };
	return null;
}
