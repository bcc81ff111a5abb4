import type { Id } from '#platform/index.ts';
import type { OrganisationId } from './organisation.ts';

export type ClaimId = Id<'Claim'>;

/** Somebody asks to keep an organisation's page. */
export type Claim = {
	id: ClaimId;
	organisationId: OrganisationId;
	personId: string;
	/** Who they say they are there. */
	statement: string;
	askedAt: Date;
	decidedAt: Date | null;
	granted: boolean | null;
	reason: string | null;
};

export const longestStatement = 2000;
/** So many claims of one person may wait at once. */
export const mostClaims = 5;
/** A claim is forgotten so long after it was decided. */
export const claimKeptDays = 90;

/** `open`: the claims of this person that wait; `keeps`: they keep the page already. */
export function refusalToClaim(
	open: readonly { organisationId: string }[],
	organisationId: string,
	keeps: boolean
): 'keeps_already' | 'claim_waits' | 'too_many_claims' | null {
	if (keeps) return 'keeps_already';
	if (open.some((claim) => claim.organisationId === organisationId)) return 'claim_waits';
	return open.length >= mostClaims ? 'too_many_claims' : null;
}
