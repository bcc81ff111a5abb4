import { contributesTo, isEditor, type Actor } from '#people/index.ts';
import type { EventState } from './event.ts';

/**
 * see: its page, also while it is a draft; follow: its programme as it is planned, and who takes part; attend: take
 * attendance; review: read and score applications; manage: everything.
 */
export const eventActs = ['see', 'follow', 'attend', 'review', 'manage'] as const;
export type EventAct = (typeof eventActs)[number];

export const eventRoles = ['organiser', 'facilitator', 'reviewer'] as const;
export type EventRole = (typeof eventRoles)[number];

/** What a decision needs to know of an event. */
export type GovernedEvent = {
	state: EventState;
	team: readonly { personId: string; role: EventRole }[];
};

const opens: Record<EventRole, readonly EventAct[]> = {
	organiser: eventActs,
	facilitator: ['see', 'follow', 'attend'],
	reviewer: ['see', 'review']
};

/** Editors, administrators and the event's organisers may everything; everybody sees what is public. `visibleEvents` says the same of lists. */
export function may(actor: Actor, act: EventAct, event: GovernedEvent): boolean {
	if (mayAll(actor)) return true;
	const own = actor.kind === 'person' ? event.team.filter(({ personId }) => personId === actor.id) : [];
	return own.some(({ role }) => opens[role].includes(act)) || (act === 'see' && event.state !== 'draft');
}

/** Manages every event of the hub. */
export function mayAll(actor: Actor): boolean {
	return actor.kind === 'system' || isEditor(actor);
}

/** Has an organisation to hold an event for. */
export function mayBeginSome(actor: Actor): boolean {
	return mayAll(actor) || contributesTo(actor).length > 0;
}

/** Who works for one of its hosts may begin an event. `hosts` are organisation ids. */
export function mayBegin(actor: Actor, hosts: readonly string[]): boolean {
	return mayAll(actor) || contributesTo(actor).some((organisation) => hosts.includes(organisation));
}
