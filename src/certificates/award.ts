export const kinds = ['participation', 'completion'] as const;
export type Kind = (typeof kinds)[number];

/** Why a certificate says no longer what is so. */
export const revocationReasons = ['name_corrected', 'issued_in_error', 'misconduct', 'holder_asked'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** Revoked goes before superseded: a name that was corrected is both. */
export const certificateStatuses = ['valid', 'superseded', 'revoked'] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];

/** A certificate of the same registration that exists already. */
export type Held = { code: string; kind: Kind; revoked: boolean; supersededBy: string | null };

export type Award = { kind: Kind; supersedes: string | null };

/**
 * The certificate that is due now, or null. Each kind is awarded once: what was met when it was awarded may be unmet
 * later (the course was edited) and nothing is taken away; what was revoked for a reason does not come back by itself.
 * Completion supersedes participation, and after it participation is not awarded any more.
 */
export function dueAward(met: Record<Kind, boolean>, held: readonly Held[]): Award | null {
	const had = (kind: Kind): boolean => held.some((one) => one.kind === kind);
	if (had('completion')) return null;
	if (met.completion) return { kind: 'completion', supersedes: validOf(held, 'participation') };
	return met.participation && !had('participation') ? { kind: 'participation', supersedes: null } : null;
}

function validOf(held: readonly Held[], kind: Kind): string | null {
	return held.find((one) => one.kind === kind && !one.revoked && one.supersededBy === null)?.code ?? null;
}

/** Only what is valid is corrected: one that was revoked or superseded stays as it was. */
export function refusalToCorrectName(
	held: Held & { name: string },
	name: string
): 'certificate_revoked' | 'certificate_superseded' | 'certificate_name_unchanged' | null {
	if (held.revoked) return 'certificate_revoked';
	if (held.supersededBy !== null) return 'certificate_superseded';
	return held.name === name ? 'certificate_name_unchanged' : null;
}
