import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { change, type Written } from './change.server.ts';
import type { EntryId } from './entry.ts';
import { moved } from './moving.ts';
import { mayEverything } from './policy.ts';
import type { Move } from './state.ts';
import { cleanText } from './text.ts';

/** Asks the editors to look: draft → in review. */
export async function proposeEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	now = new Date()
): Promise<Written> {
	return move(actor, id, revision, 'propose', now);
}

/** Makes it public without saying that its facts were checked. */
export async function publishEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	now = new Date()
): Promise<Written> {
	return move(actor, id, revision, 'publish', now);
}

/** Somebody looked at the provider's page today and it is as we say; what waits in the queue is published. */
export async function confirmEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	now = new Date()
): Promise<Written> {
	return change({ actor, id, revision, act: 'confirm', now }, (before) => ({
		...moved(before, 'confirm', now),
		confirmedOn: now.toISOString().slice(0, 10),
		evidence: mayEverything(actor) ? ('checked-by-editor' as const) : ('stated-by-provider' as const),
		flags: before.flags.filter((flag) => flag !== 'needs-check' && flag !== 'partly-inferred')
	}));
}

/** What waits is not taken: kept with its reason, and no tombstone, because it was never public. */
export async function rejectEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	reason: string,
	now = new Date()
): Promise<Written> {
	return move(actor, id, revision, 'reject', now, needed(reason));
}

/** What was public goes: its address answers 410 with the reason. */
export async function retireEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	reason: string,
	now = new Date()
): Promise<Written> {
	return move(actor, id, revision, 'retire', now, needed(reason));
}

/** A retired entry waits for review again. */
export async function reopenEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	now = new Date()
): Promise<Written> {
	return move(actor, id, revision, 'reopen', now);
}

/** The provider called the event off: it keeps its page and its day, and says so. */
export async function cancelEvent(
	actor: Actor,
	id: EntryId,
	revision: number,
	now = new Date()
): Promise<Written> {
	return change({ actor, id, revision, act: 'edit', named: 'cancel', now }, (before) => {
		if (before.kind !== 'event') throw new Refusal('only_events_are_cancelled');
		return { ...before, cancelledAt: before.cancelledAt ?? now };
	});
}

async function move(
	actor: Actor,
	id: EntryId,
	revision: number,
	act: Move,
	now: Date,
	reason: string | null = null
): Promise<Written> {
	return change({ actor, id, revision, act, reason, now }, (before) => ({
		...moved(before, act, now),
		retiredReason: reason
	}));
}

function needed(reason: string): string {
	const clean = cleanText(reason).slice(0, 1000);
	if (clean === '') throw new Refusal('reason_needed');
	return clean;
}
