import { isEditor, type Actor } from '#people/index.ts';
import type { Edition } from './edition.ts';

/**
 * see: its page, also while it is a draft; measure: its figures and those of its questions, without names; follow: who is
 * in it and how they do; teach: mark, answer, moderate, announce; manage: dates, people, invitations, certificates.
 */
export const editionActs = ['see', 'measure', 'follow', 'teach', 'manage'] as const;
export type EditionAct = (typeof editionActs)[number];

export const teamRoles = ['tutor', 'manager', 'evaluator'] as const;
export type TeamRole = (typeof teamRoles)[number];

/** What a decision needs: its state, its team, and whether the actor may write its course (the row below decides). */
export type GovernedEdition = {
	state: Edition['state'];
	team: readonly { personId: string; role: TeamRole }[];
	ownsCourse: boolean;
};

/** Editors and whoever owns the course may everything; managers too; tutors teach and follow, evaluators measure; the public sees what is published. */
export function may(actor: Actor, act: EditionAct, edition: GovernedEdition): boolean {
	if (actor.kind === 'system' || isEditor(actor) || (actor.kind === 'person' && edition.ownsCourse))
		return true;
	const role =
		actor.kind === 'person' ? edition.team.find(({ personId }) => personId === actor.id)?.role : undefined;
	if (role === 'manager') return true;
	if (role === 'tutor') return act !== 'manage';
	if (role === 'evaluator' && act === 'measure') return true;
	return act === 'see' && (role === 'evaluator' || edition.state !== 'draft');
}
