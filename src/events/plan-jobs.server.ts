import { followPlans, tidyPlans } from './follow-up.server.ts';
import type { MilestoneMonth } from './milestone.ts';
import type { ParticipantId } from './participant.ts';
import type { PlanId } from './plan.ts';
import { sendPlanLetter, sendPlanLink, type PlanLetter } from './plan-letter.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'events.followPlans': Record<string, never>;
		'events.tidyPlans': Record<string, never>;
		'events.mailPlan': { planId: PlanId; letter: PlanLetter; month: MilestoneMonth };
		'events.mailPlanLink': { participantId: ParticipantId };
	}
}

export const planJobs = {
	'events.followPlans': async () => void (await followPlans(new Date())),
	'events.tidyPlans': async () => void (await tidyPlans(new Date())),
	'events.mailPlan': ({
		planId,
		letter,
		month
	}: {
		planId: PlanId;
		letter: PlanLetter;
		month: MilestoneMonth;
	}) => sendPlanLetter(planId, letter, month),
	'events.mailPlanLink': ({ participantId }: { participantId: ParticipantId }) => sendPlanLink(participantId)
};
