import type { Actor } from '#people/index.ts';
import type { ParticipantId } from './participant.ts';
import type { PlanAudience, PlanState } from './plan.ts';

/** write: its words; own: who reads it, who writes it, its end. */
export const planActs = ['see', 'comment', 'write', 'own'] as const;
export type PlanAct = (typeof planActs)[number];

/** Who looks: somebody who takes part (by their account or their link), somebody of the team, or anybody. */
export type PlanViewer = {
	actor: Actor;
	/** Null: does not take part in this event. */
	participantId: ParticipantId | null;
	/** Follows the event as one of its team. */
	follows: boolean;
};

export type GovernedPlan = {
	state: PlanState;
	audience: PlanAudience;
	/** Null: erased. */
	owner: ParticipantId | null;
	/** Everybody who writes it, the owner among them. */
	members: readonly ParticipantId[];
};

/**
 * Whose it is may everything; who writes it with them, as long as it is not only the owner's; once it is shared, its audience
 * reads it, and those of them who take part say what they think. The team sees that a plan is there, and how it goes, but
 * never its words unless all participants do. `plansVisibleTo` says the same of lists; a test holds the two together.
 */
export function mayPlan(viewer: PlanViewer, act: PlanAct, plan: GovernedPlan): boolean {
	const { participantId: id, follows } = viewer;
	const owns = id !== null && plan.owner === id;
	if (act === 'own') return owns;
	const isMember = id !== null && plan.members.includes(id) && (owns || plan.audience !== 'own');
	if (act === 'write') return isMember && plan.state !== 'closed';
	if (isMember) return true;
	if (plan.state === 'draft') return false;
	const isPeer = id !== null || follows;
	if (act === 'comment') return isPeer && (plan.audience === 'participants' || plan.audience === 'public');
	return plan.audience === 'public' || (plan.audience === 'participants' && isPeer);
}
