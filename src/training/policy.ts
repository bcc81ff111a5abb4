import { isEditor, type Actor } from '#people/index.ts';
import type { Edition } from './edition.ts';

/**
 * see: its page, also while it is a draft; manage: dates, people, invitations; teach: mark, answer, moderate, announce;
 * follow: who is in it and how they do.
 */
export type EditionAct = 'see' | 'manage' | 'teach' | 'follow';

/** What a decision needs: its state, its team, and whether the actor may write its course (the row below decides). */
export type GovernedEdition = {
	state: Edition['state'];
	team: readonly { personId: string; role: 'manager' | 'tutor' }[];
	ownsCourse: boolean;
};

/** Editors and whoever owns the course may everything; managers too; tutors teach and follow; the public sees what is published. */
export function may(actor: Actor, act: EditionAct, edition: GovernedEdition): boolean {
	if (actor.kind === 'system' || isEditor(actor) || (actor.kind === 'person' && edition.ownsCourse))
		return true;
	const role =
		actor.kind === 'person' ? edition.team.find(({ personId }) => personId === actor.id)?.role : undefined;
	if (role === 'manager') return true;
	if (role === 'tutor') return act !== 'manage';
	return act === 'see' && edition.state !== 'draft';
}
