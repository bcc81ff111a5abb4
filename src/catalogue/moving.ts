import { Refusal } from '#platform/index.ts';
import type { EntryFacts } from './entry.ts';
import { refusalToMove, refusalToRestore, stateAfter, type EntryState, type Move } from './state.ts';

/** The entry after a move of its state. Throws Refusal. */
export function moved(entry: EntryFacts, move: Move, now: Date): EntryFacts {
	const refusal = refusalToMove(entry, move);
	const state = stateAfter(entry.state, move);
	if (refusal !== null || state === null) throw new Refusal(refusal ?? 'not_published');
	return {
		...entry,
		state,
		inReviewSince: state === 'in_review' ? now : null,
		// The first time counts: a confirmed or reopened entry is not new.
		publishedAt: state === 'published' ? (entry.publishedAt ?? now) : entry.publishedAt,
		retiredAt: state === 'retired' ? now : null,
		retiredReason: null
	};
}

/** A retired entry as it was in `state`, with its place in the queue. Throws Refusal. */
export function restored(
	entry: EntryFacts,
	state: Exclude<EntryState, 'retired'>,
	waitingSince: Date
): EntryFacts {
	const refusal = refusalToRestore(entry);
	if (refusal !== null) throw new Refusal(refusal);
	return {
		...entry,
		state,
		inReviewSince: state === 'in_review' ? waitingSince : null,
		retiredAt: null,
		retiredReason: null
	};
}
