/** draft → in review → published → retired; README.md draws it. */
export const entryStates = ['draft', 'in_review', 'published', 'retired'] as const;
export type EntryState = (typeof entryStates)[number];

/** What can be done about an entry's state. Confirming a published entry leaves it published. */
export const moves = ['propose', 'publish', 'confirm', 'reject', 'retire', 'reopen', 'merge'] as const;
export type Move = (typeof moves)[number];

const after: Record<Move, Partial<Record<EntryState, EntryState>>> = {
	propose: { draft: 'in_review' },
	publish: { draft: 'published', in_review: 'published' },
	confirm: { in_review: 'published', published: 'published' },
	reject: { draft: 'retired', in_review: 'retired' },
	retire: { published: 'retired' },
	reopen: { retired: 'in_review' },
	merge: { draft: 'retired', in_review: 'retired', published: 'retired' }
};

/** The state a move leads to; null when it may not follow. */
export function stateAfter(state: EntryState, move: Move): EntryState | null {
	return after[move][state] ?? null;
}

export type MoveRefusal =
	| 'already_in_review'
	| 'already_published'
	| 'already_retired'
	| 'not_proposed'
	| 'not_published'
	| 'not_retired'
	| 'published_is_retired'
	| 'merged_stays_merged';

/** Why a move may not follow, as the code of a sentence; null when it may. */
export function refusalToMove(
	entry: { state: EntryState; mergedIntoId: string | null },
	move: Move
): MoveRefusal | null {
	if (move === 'reopen' && entry.state === 'retired' && entry.mergedIntoId !== null)
		return 'merged_stays_merged';
	if (stateAfter(entry.state, move) !== null) return null;
	switch (entry.state) {
		case 'draft':
			return move === 'confirm' ? 'not_proposed' : move === 'reopen' ? 'not_retired' : 'not_published';
		case 'in_review':
			return move === 'propose' ? 'already_in_review' : move === 'reopen' ? 'not_retired' : 'not_published';
		case 'published':
			return move === 'reject'
				? 'published_is_retired'
				: move === 'reopen'
					? 'not_retired'
					: 'already_published';
		case 'retired':
			return 'already_retired';
	}
}

/**
 * Why a retirement cannot be taken back, as the code of a sentence; null when it can. Where it leads its history says:
 * to the state it had before.
 */
export function refusalToRestore(entry: {
	state: EntryState;
	mergedIntoId: string | null;
}): MoveRefusal | null {
	return refusalToMove(entry, 'reopen');
}
