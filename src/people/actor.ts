/**
 * What a person may do beyond a member: a contributor for one organisation, the others for the whole hub. `roster`: who
 * keeps the roster of experts, and sees what they show to nobody else.
 */
export type Role =
	{ role: 'editor' | 'administrator' | 'roster' } | { role: 'contributor'; organisationId: string };

/** Who acts: the first parameter of every command. */
export type Actor =
	| { kind: 'visitor' }
	| { kind: 'person'; id: string; name: string; language: string; roles: readonly Role[] }
	| { kind: 'system'; name: string };

export type Person = Extract<Actor, { kind: 'person' }>;

export const visitor: Actor = { kind: 'visitor' };

/** The hub itself, at work by a job or the command line: `system('harvest')`. */
export function system(name: string): Actor {
	return { kind: 'system', name };
}

export function isAdministrator(actor: Actor): boolean {
	return holds(actor, 'administrator');
}

/** An administrator may do whatever an editor may. */
export function isEditor(actor: Actor): boolean {
	return holds(actor, 'editor') || isAdministrator(actor);
}

export function isContributorOf(actor: Actor, organisationId: string): boolean {
	return contributesTo(actor).includes(organisationId);
}

/** The organisations a person contributes for: also the SQL of lists is made from it. */
export function contributesTo(actor: Actor): string[] {
	if (actor.kind !== 'person') return [];
	return actor.roles.flatMap((role) => (role.role === 'contributor' ? [role.organisationId] : []));
}

/** An administrator keeps the roster, too; an editor of the catalogue has no business in it. */
export function isRosteringStaff(actor: Actor): boolean {
	return holds(actor, 'roster') || isAdministrator(actor);
}

/** Has something to do at the desk with what is published here. */
export function worksHere(actor: Actor): boolean {
	return actor.kind === 'person' && actor.roles.some(({ role }) => role !== 'roster');
}

function holds(actor: Actor, role: 'editor' | 'administrator' | 'roster'): boolean {
	return actor.kind === 'person' && actor.roles.some((held) => held.role === role);
}
