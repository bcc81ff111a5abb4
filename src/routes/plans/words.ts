import { m } from '#messages/messages.js';
import type { MilestoneMonth, MilestoneStand, PlanAudience, PlanIntent, PlanState } from '#events/index.ts';

export function planStateText(state: PlanState): string {
	return { draft: m.plans_state_draft, shared: m.plans_state_shared, closed: m.plans_state_closed }[state]();
}

export function audienceText(audience: PlanAudience): string {
	return {
		own: m.plans_audience_own,
		delegation: m.plans_audience_delegation,
		participants: m.plans_audience_participants,
		public: m.plans_audience_public
	}[audience]();
}

export function intentText(intent: PlanIntent): string {
	return { adopt: m.plans_intent_adopt, adapt: m.plans_intent_adapt, improve: m.plans_intent_improve }[
		intent
	]();
}

export function monthText(month: MilestoneMonth): string {
	return { 3: m.plans_month_3, 6: m.plans_month_6, 12: m.plans_month_12 }[month]();
}

export function standText(stand: MilestoneStand): string {
	return {
		done: m.plans_stand_done,
		'under-way': m.plans_stand_under_way,
		stopped: m.plans_stand_stopped,
		asked: m.plans_stand_asked,
		silent: m.plans_stand_silent,
		'not-asked': m.plans_stand_not_asked,
		'not-due': m.plans_stand_not_due
	}[stand]();
}

/** What the act before this page did. */
export function doneText(url: URL): string | null {
	const done: Record<string, (() => string) | undefined> = {
		saved: m.plans_done_saved,
		shared: m.plans_done_shared,
		closed: m.plans_done_closed,
		revoked: m.plans_done_revoked,
		commented: m.plans_done_commented
	};
	const code = url.searchParams.get('done') ?? '';
	return (Object.hasOwn(done, code) && done[code]?.()) || null;
}
