/** What a person may do beyond a member: a contributor for one organisation, the others for the whole hub. */
export type Role = { role: 'editor' | 'administrator' } | { role: 'contributor'; organisationId: string };

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

/** Has something to do at the desk. */
export function worksHere(actor: Actor): boolean {
	return actor.kind === 'person' && actor.roles.length > 0;
}

function holds(actor: Actor, role: 'editor' | 'administrator'): boolean {
	return actor.kind === 'person' && actor.roles.some((held) => held.role === role);
}
