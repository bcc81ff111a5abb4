import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { change, type Written } from './change.server.ts';
import type { EntryId } from './entry.ts';
import { moved } from './moving.ts';
import { mayEverything, mayReview } from './policy.ts';
import type { Move } from './state.ts';
import { cleanText } from './text.ts';

/** A move of the state that says nothing else. */
type Moving = (actor: Actor, id: EntryId, revision: number, now?: Date) => Promise<Written>;
/** A move that says why. Throws Refusal('reason_needed') besides. */
type Ending = (actor: Actor, id: EntryId, revision: number, reason: string, now?: Date) => Promise<Written>;

/** Asks the editors to look: draft → in review. */
export const proposeEntry = moving('propose');
/** Makes it public without saying that its facts were checked. */
export const publishEntry = moving('publish');
/** A retired entry waits for review again; `restoreEntry` takes the retirement back altogether. */
export const reopenEntry = moving('reopen');
/** What waits is not taken: kept with its reason, and no tombstone, because it was never public. */
export const rejectEntry = ending('reject');
/** What was public goes: its address answers 410 with the reason. */
export const retireEntry = ending('retire');

function moving(act: Move): Moving {
	return (actor, id, revision, now = new Date()) =>
		change({ actor, id, revision, act, now }, (before) => moved(before, act, now));
}

function ending(act: Move): Ending {
	return async (actor, id, revision, sent, now = new Date()) => {
		const reason = cleanText(sent).slice(0, 1000);
		if (reason === '') throw new Refusal('reason_needed', { field: 'reason' });
		const named = act === 'retire' && !mayEverything(actor) ? 'take_down' : act;
		return change({ actor, id, revision, act, named, reason, now }, (before) => ({
			...moved(before, act, now),
			retiredReason: reason
		}));
	};
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

/** An entry as somebody saw it. */
export type Seen = { id: EntryId; revision: number };
export type Confirmed = {
	confirmed: EntryId[];
	/** Those that stay as they were, and why. */
	refused: { id: EntryId; code: string }[];
};

/**
 * Confirms several, each by the command of its own and in its own transaction: one that somebody changed meanwhile does
 * not hold up the others. Throws Forbidden for who may not review at all.
 */
export async function confirmEntries(
	actor: Actor,
	seen: readonly Seen[],
	now = new Date()
): Promise<Confirmed> {
	if (!mayReview(actor)) throw new Forbidden('review');
	const result: Confirmed = { confirmed: [], refused: [] };
	for (const { id, revision } of seen)
		await confirmEntry(actor, id, revision, now).then(
			() => result.confirmed.push(id),
			(error: unknown) => result.refused.push({ id, code: codeOf(error) })
		);
	return result;
}

function codeOf(error: unknown): string {
	if (error instanceof Refusal) return error.code;
	if (error instanceof NotFound) return 'not_here';
	throw error;
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
