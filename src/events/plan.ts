import { isDay, refusalToLink } from '#catalogue/index.ts';
import type { Id } from '#platform/index.ts';
import { refusalToText } from '#ui/form/text.ts';
import { countries, isLanguage, topic } from '#vocabulary/index.ts';
import type { SessionId } from './session.ts';

export type PlanId = Id<'Plan'>;
export type PlanMemberId = Id<'PlanMember'>;
export type PlanPracticeId = Id<'PlanPractice'>;
export type PlanStepId = Id<'PlanStep'>;
export type PlanCommentId = Id<'PlanComment'>;

/** draft: its writers' own; shared: told and followed; closed: over, read only. */
export const planStates = ['draft', 'shared', 'closed'] as const;
export type PlanState = (typeof planStates)[number];

/** Who reads it once it is shared, from the narrowest to the widest. */
export const planAudiences = ['own', 'delegation', 'participants', 'public'] as const;
export type PlanAudience = (typeof planAudiences)[number];

export const planIntents = ['adopt', 'adapt', 'improve'] as const;
export type PlanIntent = (typeof planIntents)[number];

/** What is taken up, and where it was seen: a practice (of research), a session or visit of the event, or neither. */
export type PlanPractice = {
	id: PlanPracticeId;
	intent: PlanIntent;
	words: string;
	practiceId: string | null;
	sessionId: SessionId | null;
};

/** `who`: its owner, by name or office. `evidence`: what will show that it is done. */
export type PlanStep = { id: PlanStepId; what: string; who: string; dueOn: string | null; evidence: string };

export type PlanWords = { title: string; gaps: string; partners: string; capacity: string };
export const planTextNames = ['gaps', 'partners', 'capacity'] as const;

/** What its writers say; who reads it is decided apart, when it is shared. */
export type PlanInput = PlanWords & {
	language: string;
	country: string | null;
	topics: string[];
	practices: PlanPractice[];
	steps: PlanStep[];
};

export const longestPlanTitle = 200;
export const longestPlanText = 8000;
export const longestPractice = 2000;
export const longestStep = 1000;
export const mostPractices = 12;
export const mostSteps = 30;
export const mostPlanTopics = 8;
export const longestComment = 4000;

/** How long after the event its plans name anybody, and keep what is not public. */
export const planMonths = 14;

type Problem = { field: string; code: string; details?: Record<string, string | number> };

/** What is wrong with a plan, by the field of its form. A draft may be as unfinished as it likes. */
export function problemsOfPlan(input: PlanInput): Problem[] {
	const problems: Problem[] = [];
	const refuse = (field: string, code: string, details?: Problem['details']) =>
		problems.push({ field, code, ...(details && { details }) });
	const text = (field: string, said: string, most: number) => {
		const code = refusalToText(said, most);
		if (code) refuse(field, code, { most });
	};
	if (input.title.trim() === '') refuse('title', 'required');
	text('title', input.title, longestPlanTitle);
	for (const name of planTextNames) text(name, input[name], longestPlanText);
	if (!isLanguage(input.language)) refuse('language', 'not_chosen');
	if (input.country !== null && !countries.some(({ iso2 }) => iso2 === input.country))
		refuse('country', 'not_chosen');
	if (input.topics.some((one) => topic(one) === undefined)) refuse('topics', 'not_chosen');
	if (input.topics.length > mostPlanTopics) refuse('topics', 'more_than', { most: mostPlanTopics });
	if (input.practices.length > mostPractices) refuse('practices', 'more_than', { most: mostPractices });
	if (input.steps.length > mostSteps) refuse('steps', 'more_than', { most: mostSteps });
	for (const [i, { words, intent }] of input.practices.entries()) {
		text(`practice.${i}.words`, words, longestPractice);
		if (words.trim() === '') refuse(`practice.${i}.words`, 'required');
		if (!planIntents.includes(intent)) refuse(`practice.${i}.intent`, 'not_chosen');
	}
	for (const [i, step] of input.steps.entries()) {
		if (step.what.trim() === '') refuse(`step.${i}.what`, 'required');
		for (const name of ['what', 'who', 'evidence'] as const)
			text(`step.${i}.${name}`, step[name], longestStep);
		if (step.dueOn !== null && !isDay(step.dueOn)) refuse(`step.${i}.due`, 'not_a_day');
	}
	return problems;
}

/** Why a plan cannot be shared as it is; null when it can. */
export function refusalToShare(plan: {
	state: PlanState;
	practices: readonly unknown[];
	steps: readonly { dueOn: string | null }[];
}): Problem | null {
	if (plan.state === 'closed') return { field: '', code: 'plan_is_closed' };
	if (plan.practices.length === 0) return { field: 'practices', code: 'plan_needs_practice' };
	if (plan.steps.length === 0) return { field: 'steps', code: 'plan_needs_step' };
	return plan.steps.some(({ dueOn }) => dueOn !== null) ? null : { field: 'steps', code: 'plan_needs_day' };
}

/** What is wrong with an address of evidence; null: nothing. */
export function refusalToEvidenceLink(link: string): string | null {
	return link.length > 2000 ? 'longer_than' : refusalToLink(link);
}

export function planPath(language: string, slug: string, number: number): string {
	return `/${language}/events/${slug}/plans/${number}`;
}
