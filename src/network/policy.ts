import { contributesTo, isContributorOf, isEditor, type Actor } from '#people/index.ts';

/** Organisations are public; only editors, administrators and the hub itself import them, add them and decide claims. */
export function may(actor: Actor, act: 'see' | 'write'): boolean {
	return act === 'see' || actor.kind === 'system' || isEditor(actor);
}

/**
 * Keeps an organisation's page: its facts, its members, who keeps it with them, its partnerships. Editors and the hub
 * itself keep all of them; contributors their own.
 */
export function mayKeep(actor: Actor, organisationId: string): boolean {
	return may(actor, 'write') || isContributorOf(actor, organisationId);
}

/** Keeps the page of some organisation. */
export function mayKeepSome(actor: Actor): boolean {
	return may(actor, 'write') || contributesTo(actor).length > 0;
}

/** A claim is seen by who made it and by who decides it. `claimsVisibleTo` (visible.server.ts) says the same in SQL. */
export function maySeeClaim(actor: Actor, claim: { personId: string }): boolean {
	return may(actor, 'write') || (actor.kind === 'person' && actor.id === claim.personId);
}

/** A draft is seen by who keeps the centre's page. `partnershipsVisibleTo` says the same in SQL. */
export function maySeePartnership(
	actor: Actor,
	partnership: { state: 'draft' | 'published'; centreId: string }
): boolean {
	return partnership.state === 'published' || mayKeep(actor, partnership.centreId);
}
